import { describe, expect, it } from 'vitest'
import resource from '../../resources/example-venue.json' with { type: 'json' }
import { programme, type StaffText } from '../contract/programme.ts'
import { allergenStates, allergens, goalAreas, languages, weekdays } from '../contract/words.ts'
import { addDays, weekdayOf } from './dates.ts'
import { exampleProgramme, exampleVenue } from './example.ts'
import { suggestGoalArea } from './goalArea.ts'
import { looksLikePersonalNumber } from './personalNumber.ts'

const example = exampleVenue.parse(resource)
/** Two weeks in which every weekday, a change of year and week 53 come. */
const days = Array.from({ length: 14 }, (_, index) => addDays('2026-12-24', index))
const workDays = weekdays.slice(0, 5)

function textsIn(value: unknown): StaffText[] {
  if (typeof value !== 'object' || value === null) return []
  if ('sv' in value) return [value as StaffText]
  return Object.values(value).flatMap(textsIn)
}

describe('the example venue', () => {
  it.each(days)('is a whole programme in the form of the contract when started on %s', (today) => {
    const made = exampleProgramme(example, today)
    expect(programme.parse(made)).toEqual(made)
    const ids = Object.values(made).flatMap((entities) =>
      Array.isArray(entities) ? entities.map(({ id }) => id) : [],
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(days)('has its activities begun and its meals on the table on %s', (today) => {
    const made = exampleProgramme(example, today)
    const weekday = weekdayOf(today)
    const activities = made.activities.filter(({ start }) => weekdayOf(start.slice(0, 10)) === weekday)
    expect(activities.every(({ start }) => start.slice(0, 10) <= today)).toBe(true)
    const meals = made.meals.filter(({ date }) => date === today)
    if (weekday === 'sunday') {
      expect([activities, meals]).toEqual([[], []])
    } else if (weekday === 'saturday') {
      expect(activities.length).toBeGreaterThan(0)
      expect(meals.length).toBeGreaterThan(0)
    } else {
      expect(activities.length).toBeGreaterThanOrEqual(4)
      expect(activities.length).toBeLessThanOrEqual(6)
      expect(meals.map(({ kind }) => kind)).toContain('lunch')
    }
    const cancelled = made.occurrences.filter(({ date }) => date === today)
    expect(cancelled).toHaveLength(weekday === 'monday' || weekday === 'thursday' ? 1 : 0)
    expect(
      made.notices.every(({ from, until }) => from <= `${today}T10:00` && `${today}T10:00` < until),
    ).toBe(true)
  })

  it('keeps within the hours in which it is open, and within rooms that there are', () => {
    const rooms = example.rooms.map(({ id }) => id)
    for (const { id, weekday, at, durationMinutes, room, place } of example.activities) {
      const hours = example.openingHours[weekday]
      const end = Number(at.slice(0, 2)) * 60 + Number(at.slice(3)) + durationMinutes
      expect(hours?.from && hours.from <= at, id).toBe(true)
      expect(end, id).toBeLessThanOrEqual(Number(hours?.to.slice(0, 2)) * 60)
      if (room) expect(rooms).toContain(room)
      else expect(place, id).toBeDefined()
    }
  })

  it('shows all that a programme can hold', () => {
    expect(new Set(example.activities.map(({ goalArea }) => goalArea))).toEqual(new Set(goalAreas))
    const kinds = new Set(example.activities.map(({ organiser }) => organiser.kind))
    expect(kinds).toEqual(new Set(['municipality', 'volunteer', 'association', 'region']))
    expect(example.activities.find(({ title }) => title.sv === 'Bingo')?.organiser.kind).toBe('association')
    expect(new Set(example.meals.map(({ kind }) => kind))).toEqual(new Set(['lunch', 'soup', 'fika']))
    for (const { dish, allergens: facts } of example.meals) {
      expect(Object.keys(facts).sort(), dish.sv).toEqual([...allergens].sort())
      expect(new Set(Object.values(facts)), dish.sv).toEqual(new Set(allergenStates))
    }
    for (const weekday of workDays) {
      expect(example.meals.some((meal) => meal.weekday === weekday && meal.kind === 'lunch')).toBe(true)
    }
  })

  it('speaks five languages, and names nobody', () => {
    const texts = textsIn(resource)
    expect(texts.length).toBeGreaterThan(50)
    for (const text of texts) {
      const missing = languages.filter((language) => !text[language])
      expect(
        missing.filter((language) => language !== 'so'),
        text.sv,
      ).toEqual([])
    }
    expect(looksLikePersonalNumber(JSON.stringify(resource))).toBe(false)
  })

  it('gives only telephone numbers that are public or set aside for fiction (PTS)', () => {
    const phones = [example.venue.phone, ...example.infoPages.map(({ phone }) => phone)]
    for (const phone of phones) expect(phone).toMatch(/^(1177|08-465 004 \d\d)$/)
  })

  it('has the goal areas that its titles suggest', () => {
    for (const { title, goalArea } of example.activities) {
      expect([title.sv, suggestGoalArea(title.sv).goalArea]).toEqual([title.sv, goalArea])
    }
  })
})
