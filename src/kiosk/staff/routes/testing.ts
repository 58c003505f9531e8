import type { Change } from '../../../contract/staff/edit.ts'
import { bingo, type Name, type StaffPages, staffPages } from '../testingPages.ts'

/** What the specs of the routes share. */

export const today = 'bingo:2026-11-23'
export const hours = { from: '09:00', to: '16:00' }

/** A soup, served today unless told. */
export const soup = (more: Record<string, unknown> = {}) => ({
  date: '2026-11-23',
  kind: 'soup',
  dish: { sv: 'Soppa' },
  serveFrom: '11:30',
  serveTo: '13:00',
  ...more,
})

/** The first of a stream, which is then ended. */
export async function firstOf<T>(views: AsyncIterator<T>): Promise<T> {
  const result = await views.next()
  await views.return?.(undefined)
  if (result.done) throw new Error('nothing came')
  return result.value
}

/** A venue with bingo at 14, soup, and open on weekdays 9–16; Vera is its host. */
export async function opened(at = '2026-11-23T10:00') {
  const pages = await staffPages({ at })
  const weekdays = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
  await pages.as('Karin').staff.programme.save({
    kind: 'added',
    changes: [
      bingo,
      { do: 'set', type: 'openingHours', id: 'opening-hours', fields: weekdays },
      { do: 'set', type: 'meal', id: 'soup', fields: soup() },
    ],
  })
  const visitor = pages.as()
  const vera = pages.as('Vera').staff.today
  return {
    ...pages,
    visitor,
    screen: async () => firstOf(await visitor.day.live()),
    staffDay: async () => firstOf(await vera.live({})),
    vera,
    history: pages.as('Karin').staff.programme.history,
  }
}

export async function visit(
  { visitor }: { visitor: ReturnType<StaffPages['as']> },
  screen = crypto.randomUUID(),
) {
  return (await visitor.checkIn.touch({ touchId: crypto.randomUUID(), screen })).visitId
}

export const set = (fields: Record<string, unknown>, seen?: Record<string, unknown>): Change => ({
  do: 'set',
  type: 'activity',
  id: 'bingo',
  fields,
  ...(seen ? { seen } : {}),
})

/** Saves as somebody; the edit's id, which must be there. */
export async function saved(pages: StaffPages, who: Name, ...changes: Change[]): Promise<string> {
  const { editId } = await pages.as(who).staff.programme.save({ kind: 'changed', changes })
  if (editId === null) throw new Error('nothing was changed')
  return editId
}

export async function withBingo() {
  const pages = await staffPages()
  const added = await saved(pages, 'Karin', bingo)
  const stands = () => pages.programme.shown().own.activities[0]
  return {
    pages,
    added,
    stands,
    karin: pages.as('Karin').staff.programme,
    olle: pages.as('Olle').staff.programme,
  }
}
