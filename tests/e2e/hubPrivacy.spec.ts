import { readFileSync } from 'node:fs'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { unzipSync } from 'fflate'
import type { kioskContract } from '../../src/contract/kiosk.ts'
import { staffHeader } from '../../src/contract/staff/header.ts'
import { axeViolations } from '../support/axe.ts'
import type { Kiosk } from '../support/kiosk.ts'
import { expect } from './fixtures.ts'
import { test } from './hubFixtures.ts'
import { hubPage } from './pages/hub.ts'
import { hubPrivacy } from './pages/hubPrivacy.ts'

test('the coordinator has a name forgotten by keyboard, sees which screen has yet to follow, and takes out what is held', async ({
  page,
  startKiosk,
  hub,
}) => {
  const linden = await hub.hub.addVenue('Linden')
  const kiosk = await startKiosk({})
  await kiosk.engine().enrol((await hub.hub.enrolmentCode(linden.id)).link)
  await writeOf('Svetlana Quist', kiosk)
  const unsent = async () => (await hub.hub.overview()).venues[0]?.kiosks[0]?.unsent
  await expect.poll(async () => (await kiosk.client.syncStatus({})).pending).toBe(0)
  await expect.poll(unsent).toBe(0)
  await kiosk.stop()
  const privacy = hubPrivacy(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await hubPage(page).open(hub)
  await privacy.section.click()
  await expect(privacy.kept).toContainText('25 månader')
  await expect(privacy.forget.root).toContainText('Inget namn är glömt.')

  await privacy.forget.phrase.focus()
  await page.keyboard.type('ab')
  await page.keyboard.press('Enter')
  await expect(privacy.forget.root.getByRole('alert')).toContainText('minst tre bokstäver')
  await privacy.forget.phrase.fill('Svetlana Quist')
  await page.keyboard.press('Enter')
  await expect(privacy.question.root).toContainText('Vårkonsert med Svetlana Quist')
  await expect(privacy.question.root).toContainText('Meddelande, Linden')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-forget.png' })
  await expect(privacy.question.keep).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(privacy.question.root).toHaveCount(0)
  await expect(privacy.forget.root).toContainText('Väntar på 1 skärm: Skärm 1 på Linden.')
  await expect(privacy.forget.phrase).toHaveValue('')
  await kiosk.start()
  await expect
    .poll(
      () => kiosk.rows<{ fields: string }>("SELECT fields FROM programme WHERE id = 'concert'")[0]?.fields,
    )
    .toContain('Vårkonsert med [borttaget]')
  await page.reload()
  await expect(privacy.forget.root).toContainText('Borttaget på alla skärmar.')

  await privacy.out.some.click()
  await expect(privacy.out.wrong).toContainText('Välj två datum')
  await privacy.out.from.fill('2026-11-01')
  await privacy.out.to.fill('2026-11-30')
  const fetched = page.waitForEvent('download')
  await privacy.out.some.click()
  expect(Object.keys(unzipSync(readFileSync(await (await fetched).path()))).sort()).toEqual([
    ...['besok.csv', 'manuell-rakning.csv', 'program.csv', 'summor.csv'],
  ])
  const whole = page.waitForEvent('download')
  await privacy.out.all.click()
  expect(Object.keys(unzipSync(readFileSync(await (await whole).path())))).toContain('LÄSMIG.txt')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-privacy.png', fullPage: true })
})

/** Has somebody at the screen leave a message with a name in it. */
async function writeOf(name: string, kiosk: Kiosk): Promise<void> {
  const { token } = await kiosk.client.staff.door.setUp({ name: 'Karin', pin: '483920' })
  const karin: ContractRouterClient<typeof kioskContract> = createORPCClient(
    new RPCLink({
      url: 'http://kiosk.test/rpc',
      headers: { [staffHeader]: token },
      fetch: (request, init) => kiosk.engine().fetch(new Request(request, init)),
    }),
  )
  await karin.staff.programme.save({
    kind: 'added',
    changes: [
      {
        do: 'set',
        type: 'notice',
        id: 'concert',
        fields: {
          text: { sv: `Vårkonsert med ${name}` },
          level: 'normal',
          from: '2026-11-23T08:00',
          until: '2026-11-30T08:00',
        },
      },
    ],
  })
}
