import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../domain/dates.ts'
import { differenceOf, isChanged } from '../../../domain/editing/form.ts'
import { activity } from '../../../domain/testing.ts'
import { type Draft, draftOf, newDraft } from './draft.ts'
import { filledOf, type Opened, readDraft } from './read.ts'

const today = '2026-11-23'
const thursday = '2026-11-26'
const bingo = activity('a', {
  title: { sv: 'Bingo', fi: 'Bingo' },
  start: '2026-11-05T13:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217',
  organiser: { kind: 'association', name: 'PRO' },
  price: 20,
})
const opened: Opened = { activity: bingo, own: undefined, date: thursday }

function read(part: Partial<Draft>, of: Opened | null = opened) {
  const draft = of ? draftOf(of.activity, of.own, of.date, today) : newDraft(today, '10:00', today)
  return readDraft({ ...draft, ...part }, of, today)
}

describe('the form of an activity', () => {
  it.each([
    'FREQ=WEEKLY;BYDAY=TH',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
    'FREQ=MONTHLY;BYDAY=4TH',
    'FREQ=MONTHLY;BYDAY=-1TH',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TH',
    'FREQ=WEEKLY;BYDAY=TH;COUNT=9',
    'FREQ=MONTHLY;BYMONTHDAY=26',
    undefined,
  ])('says nothing new before anybody has written: %s', (recurrence) => {
    const one = { ...opened, activity: { ...bingo, recurrence } }
    const { filled, errors } = read({}, one)
    expect(errors).toEqual({})
    expect(filled && isChanged(differenceOf(filledOf(one, today), filled))).toBe(false)
  })

  it('shows what one date has of its own', () => {
    const own = {
      id: `a:${thursday}`,
      activity: 'a',
      date: thursday,
      cancelled: false,
      movedTo: '2026-11-27T10:00',
      leader: 'Karin',
    }
    const draft = draftOf(bingo, own, thursday, today)
    expect(draft).toMatchObject({ date: '27 november', start: '10.00', end: '11.00' })
    expect(draft.organiser.leader).toBe('Karin')
  })

  it('moved to another day still says the same repeat', () => {
    const { filled } = read({ date: 'fredag' })
    const difference = filled && differenceOf(filledOf(opened, today), filled)
    expect(difference).toMatchObject({ moved: true, repeat: false, details: {} })
  })

  it('with another repeat says it with the day that is filled in', () => {
    expect(read({ repeat: 'fortnightly' }).filled?.repeat).toEqual({
      kind: 'weekly',
      days: ['thursday'],
      every: 2,
      until: '2026-12-17',
    })
    expect(read({ repeat: 'monthlyLast', until: '' }).filled?.repeat).toEqual({
      kind: 'monthly',
      nth: -1,
      weekday: 'thursday',
    })
  })

  it.each<[keyof Draft, Partial<Draft>]>([
    ['title', { title: ' ' }],
    ['date', { date: '31/11' }],
    ['start', { start: '25' }],
    ['end', { end: '12.59' }],
    ['until', { until: 'snart' }],
    ['until', { until: '1 november' }],
    ['goalArea', { goalArea: null }],
    ['places', { places: '0' }],
    ['price', { price: '20 kr' }],
    ['description', { description: 'Ring 19121212-1212' }],
    ['access', { access: '121212-1212' }],
  ])('tells what is wrong with %s', (field, part) => {
    const { filled, errors } = read(part)
    expect(filled).toBeUndefined()
    expect(Object.keys(errors)).toEqual([field])
  })

  it('takes away what is emptied', () => {
    const { filled } = read({ price: '', organiser: { kind: 'municipality', name: '', leader: '' } })
    expect(filled && differenceOf(filledOf(opened, today), filled).details).toEqual({
      price: null,
      organiser: { kind: 'municipality' },
    })
  })

  it('keeps the end of a repeat, whenever it is looked at', () => {
    const days = fc.integer({ min: 0, max: 800 })
    fc.assert(
      fc.property(days, days, days, (opens, held, lasts) => {
        const date = addDays(thursday, 7 * held)
        const until = addDays(date, lasts)
        const recurrence = `FREQ=WEEKLY;BYDAY=TH;UNTIL=${until.replaceAll('-', '')}`
        const of = { ...opened, activity: { ...bingo, recurrence }, date }
        const near = addDays(today, opens)
        const draft = { ...draftOf(of.activity, of.own, of.date, near), repeat: 'fortnightly' as const }
        expect(readDraft(draft, of, near).filled?.repeat).toMatchObject({ every: 2, until })
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    const text = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(
        fc.record({
          title: text,
          date: text,
          start: text,
          end: text,
          until: text,
          places: text,
          price: text,
        }),
        (part) => {
          const { filled, errors } = read({ ...part, goalArea: 'food' }, null)
          expect(filled === undefined).toBe(Object.keys(errors).length > 0)
        },
      ),
    )
  })
})
