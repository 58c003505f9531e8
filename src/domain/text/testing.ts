import { expect } from 'vitest'
import {
  activityFields,
  mealFields,
  noticeFields,
  openingExceptionFields,
  openingHoursFields,
} from '../../contract/programme.ts'
import { readProgrammeText } from './programmeText.ts'
import type { ProgrammeReading } from './reading.ts'

/** What the specs of reading a programme's text share. */

const today = '2026-11-23'
export const read = (text: string, on = today) => readProgrammeText(text, { today: on })

/** Each thing with its line, as the contract has it. */
export function expectInForm(reading: ProgrammeReading) {
  const withoutLine = <T extends { line: number }>(all: T[]) => all.map(({ line: _, ...fields }) => fields)
  const activities = withoutLine(reading.activities).map(({ cancelledOn: _, ...fields }) => fields)
  for (const fields of activities) expect(activityFields.strict().safeParse(fields).error).toBeUndefined()
  for (const fields of withoutLine(reading.meals))
    expect(mealFields.strict().safeParse(fields).error).toBeUndefined()
  for (const fields of withoutLine(reading.notices))
    expect(noticeFields.strict().safeParse(fields).error).toBeUndefined()
  for (const fields of withoutLine(reading.openingExceptions))
    expect(openingExceptionFields.strict().safeParse(fields).error).toBeUndefined()
  expect(openingHoursFields.strict().safeParse(reading.openingHours).error).toBeUndefined()
}
