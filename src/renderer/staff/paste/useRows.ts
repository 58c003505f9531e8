import { useMemo, useReducer, useState } from 'react'
import { openingHoursId, venueId } from '../../../contract/ids.ts'
import type { ActivityFields, MealFields, Programme } from '../../../contract/programme.ts'
import { mondayOf } from '../../../domain/dates.ts'
import { suggestGoalArea } from '../../../domain/goalArea.ts'
import { activityInLine, mealInLine } from '../../../domain/text/byHand.ts'
import { changesOf, type Draft, draftsOf, type Find, isMet } from '../../../domain/text/changes.ts'
import { assumedMinutes } from '../../../domain/text/entries.ts'
import { fnv1a } from '../../../domain/text/fnv.ts'
import { type Served, unsaidHours } from '../../../domain/text/meals.ts'
import type { ProgrammeReading, ReadLine } from '../../../domain/text/reading.ts'
import { clockTime } from '../../../domain/text/times.ts'

/** What a line became, as it now stands after mending. */
interface Mended {
  key: string
  draft: Draft
  /** Something in its fields cannot be saved as it stands. */
  wrong: boolean
  /** Somebody has seen to its fields. */
  mended?: boolean
}

/** Whether saving a row makes something, changes something, or finds it as it is. */
type Effect = 'new' | 'changed' | 'same'

/** A row of the review. */
export interface Row extends Mended {
  effect: Effect
}

type Act =
  | { do: 'mend'; key: string; draft: Draft | null }
  | { do: 'remove'; keys: readonly string[] }
  | { do: 'add'; draft: Draft }

function reduce(rows: readonly Mended[], act: Act): readonly Mended[] {
  switch (act.do) {
    case 'mend':
      return rows.map((row) =>
        row.key === act.key
          ? { ...row, draft: act.draft ?? row.draft, wrong: act.draft === null, mended: true }
          : row,
      )
    case 'remove':
      return rows.filter(({ key }) => !act.keys.includes(key))
    case 'add':
      return [...rows, { key: act.draft.id, draft: act.draft, wrong: false }]
  }
}

/** The rows that a reading gave, whether somebody has mended any, and what saving them would change in the venue's programme. */
export function useRows(reading: ProgrammeReading, given: Programme) {
  const [programme, setProgramme] = useState(given)
  const [mended, act] = useReducer(reduce, reading, (read) =>
    draftsOf(read).map((draft) => ({ key: draft.id, draft, wrong: false })),
  )
  const [first] = useState(mended)
  const find = useMemo(() => finder(programme), [programme])
  const changes = useMemo(
    () =>
      changesOf(
        mended.map(({ draft }) => draft),
        find,
      ),
    [mended, find],
  )
  const rows = useMemo(
    () => mended.map((row): Row => ({ ...row, effect: effectOf(row.draft, find) })),
    [mended, find],
  )
  /** Looks at the programme as it stands now, and drops the rows whose things others have changed or taken away; gives them. */
  const renew = (now: Programme): readonly Row[] => {
    const met = rows.filter(({ draft }) => isMet(draft, find, finder(now)))
    setProgramme(now)
    act({ do: 'remove', keys: met.map(({ key }) => key) })
    return met
  }
  return { rows, isMended: mended !== first, act, changes, renew }
}

/** What is there already under an id. */
export function finder(programme: Programme): Find {
  const { venue, openingHours, ...lists } = programme
  const known = new Map<string, Record<string, unknown>>()
  if (venue) known.set(venueId, venue)
  if (openingHours) known.set(openingHoursId, openingHours)
  for (const list of Object.values(lists)) for (const { id, ...fields } of list) known.set(id, fields)
  return (id) => known.get(id) ?? null
}

function effectOf(draft: Draft, find: Find): Effect {
  if (changesOf([draft], find).length === 0) return 'same'
  return find(draft.id) === null ? 'new' : 'changed'
}

const usual = { cancelledOn: [], firstDayGuessed: false }

/** Where a line stands: its number, the day of the rows around it, and the lines above it. */
export interface Place {
  number: number
  date: string
  above: readonly ReadLine[]
}

/** An activity of a line that was not understood, with all that the line says, for a person to mend. */
export function activityOfLine(text: string, { number, date, above }: Place): Draft {
  const read = activityInLine(text, { near: date, above })
  const { line: _, cancelledOn = [], ...fields } = read ?? { line: number, ...bareActivity(text, date) }
  return {
    ...usual,
    type: 'activity',
    id: `activity-${fnv1a(`by hand\n${number}\n${date}\n${text}`)}`,
    line: number,
    cancelledOn,
    fields,
  }
}

function bareActivity(text: string, date: string): ActivityFields {
  const title = text.trim().slice(0, 80)
  return {
    title: { sv: title },
    goalArea: suggestGoalArea(title).goalArea,
    organiser: { kind: 'municipality' },
    start: `${date}T10:00`,
    durationMinutes: 60,
    notOnHolidays: true,
    places: null,
    membersOnly: false,
  }
}

/** A meal of a line that was not understood, with all that the line says. */
export function mealOfLine(text: string, { number, date, above }: Place, served: Served): Draft {
  const read = mealInLine(text, { near: date, above, served })
  const { line: _, ...fields } = read ?? { line: number, ...bareMeal(text, date, served) }
  return {
    ...usual,
    type: 'meal',
    id: `meal-${fnv1a(`by hand\n${number}\n${date}\n${text}`)}`,
    line: number,
    fields,
  }
}

function bareMeal(text: string, date: string, served: Served): MealFields {
  const { start, end } = unsaidHours('lunch', served)
  return {
    date,
    kind: 'lunch',
    dish: { sv: text.trim().slice(0, 200) },
    serveFrom: clockTime(start),
    serveTo: clockTime(end),
    portions: null,
    diets: [],
    allergens: {},
    soldOut: false,
  }
}

/** Whether when it ends is the reader's guess, and nobody has seen to it. */
export function endIsGuessed({ draft, mended }: Row, { lines }: ProgrammeReading): boolean {
  if (mended || draft.line === 0) return false
  if (draft.type === 'activity' && draft.fields.durationMinutes !== assumedMinutes) return false
  return lines.some(
    ({ number, why }) => number === draft.line && why.some(({ code }) => code === 'endAssumed'),
  )
}

/** The lines of an outcome that still wait for somebody: of those not understood, the ones that nothing has been made of. */
export function waitingLines(
  { lines }: ProgrammeReading,
  outcome: 'uncertain' | 'notUnderstood',
  taken: ReadonlySet<number>,
): ReadLine[] {
  return lines.filter(
    (line) => line.outcome === outcome && (outcome === 'uncertain' || !taken.has(line.number)),
  )
}

/** A day of the week that shows what has been put in: of the week that was looked at where any of it is there. */
export function dayToShow(drafts: readonly Draft[], week: string): string | null {
  const days = drafts.map(dayOf).filter((day) => day !== null)
  return days.find((day) => mondayOf(day) === week) ?? days.sort()[0] ?? null
}

/** The day that a row is about. */
export function dayOf(draft: Draft): string | null {
  switch (draft.type) {
    case 'activity':
      return draft.fields.start.slice(0, 10)
    case 'meal':
    case 'openingException':
      return draft.fields.date
    case 'notice':
      return draft.fields.from.slice(0, 10)
    case 'openingHours':
      return null
  }
}
