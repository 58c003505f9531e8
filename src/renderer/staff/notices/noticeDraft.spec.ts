import { expect, it } from 'vitest'
import { noticeDraftOf, readNotice } from './noticeDraft.ts'

const now = '2026-11-23T10:24'
const stored = {
  text: { sv: 'Hissen står', fi: 'Hissi ei toimi' },
  level: 'urgent',
  from: '2026-11-23T09:00',
  until: '2026-11-24T12:30',
} as const
const draft = noticeDraftOf(stored, '2026-11-23')

it('comes back as it was stored, without the translations that were emptied', () => {
  expect(readNotice(draft, now)).toEqual({ fields: stored })
  const { text } = draft
  expect(readNotice({ ...draft, text: { ...text, sv: ' Hissen går ', fi: ' ' } }, now)).toEqual({
    fields: { ...stored, text: { sv: 'Hissen går' } },
  })
})

it.each([
  [{ text: { ...draft.text, sv: ' ', fi: '' } }, { text: 'Skriv vad som ska stå.' }],
  [
    { text: { ...draft.text, sv: '' } },
    { text: 'Skriv först på svenska; översättningarna följer den texten.' },
  ],
  [
    { fromDate: 'x', fromTime: '', untilTime: '25' },
    { fromDate: expect.any(String), fromTime: expect.any(String), untilTime: expect.any(String) },
  ],
  [{ untilDate: '23 november', untilTime: '9.00' }, { untilDate: 'Slutet måste komma efter början.' }],
  [{ untilDate: '23 november', untilTime: '10.24' }, { untilDate: 'Den tiden har redan varit.' }],
])('%j is told at its field', (patch, wrong) => {
  expect(readNotice({ ...draft, ...patch }, now)).toEqual({ wrong })
})
