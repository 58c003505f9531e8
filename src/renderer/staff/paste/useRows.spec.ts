import { expect, it } from 'vitest'
import { draftsOf } from '../../../domain/text/changes.ts'
import { readProgrammeText } from '../../../domain/text/programmeText.ts'
import { dayToShow } from './useRows.ts'

const drafts = (text: string) => draftsOf(readProgrammeText(text, { today: '2026-11-30' }))

it('shows the week that was looked at where anything of the text is there, else the first of it', () => {
  const text = 'Fredag 20 november\n10.00-11.00 Kör\nTorsdag 3 december\n13.00-14.00 Bingo\n'
  expect(dayToShow(drafts(text), '2026-11-30')).toBe('2026-12-03')
  expect(dayToShow(drafts(text), '2026-11-23')).toBe('2026-11-20')
  expect(dayToShow([], '2026-11-23')).toBeNull()
})

it('reads a weekday without a date in the week that is looked at', () => {
  const days = drafts('Torsdag\n13.00-14.00 Bingo\n').map((draft) => dayToShow([draft], '2026-11-30'))
  expect(days).toEqual(['2026-12-03'])
})
