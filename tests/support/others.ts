import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Programme } from '../../src/contract/programme.ts'
import { othersStore } from '../../src/kiosk/store/othersStore.ts'
import { entitiesOf, type Kiosk } from './kiosk.ts'
import { day } from './programmes.ts'

/** Puts the programmes of other venues on a kiosk, by name, as its hub would have; done when its engine knows of them. */
export async function giveOthers(kiosk: Kiosk, programmes: Record<string, Programme>): Promise<void> {
  const all = Object.entries(programmes).map(([name, programme]) => ({ id: randomUUID(), name, programme }))
  kiosk.tamper((db) =>
    othersStore(db).take({
      venues: all.map(({ id, name }) => ({ id, name })),
      changed: all.map(({ id, programme }) => ({
        ...{ venue: id, from: 0, pos: 1 },
        entities: entitiesOf(programme).map((entity) => ({ ...entity, ver: 1, deleted: false })),
      })),
      ...{ more: false, epoch: 'one', hubTime: 0 },
    }),
  )
  const known = async () => (await kiosk.client.otherVenues({ date: day })).known
  await expect.poll(known).toBe(all.length)
}
