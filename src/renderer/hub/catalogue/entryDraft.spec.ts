import { expect, it } from 'vitest'
import { catalogueFields } from '../../../contract/catalogue.ts'
import { entryDraftOf, readEntry } from './entryDraft.ts'

const whole = catalogueFields.parse({
  title: { sv: 'Sittgympa', fi: 'Tuolijumppa' },
  description: { sv: 'Till musik.' },
  goalArea: 'movement',
  organiser: { kind: 'association', name: 'Friskis' },
  leader: 'Maj',
  durationMinutes: 45,
  places: 12,
  price: 20,
  access: { sv: 'Hiss finns.' },
  tags: ['gympa', 'musik'],
})
const least = catalogueFields.parse({
  title: { sv: 'Allsång' },
  goalArea: 'community',
  organiser: { kind: 'municipality' },
  durationMinutes: 60,
})

it.each([whole, least])('gives back what stands when nothing is written: $title.sv', (fields) => {
  expect(readEntry(entryDraftOf(fields))).toEqual({ fields })
})

it('says at each field what is wrong, and has a title and a goal area', () => {
  const empty = readEntry(entryDraftOf(null))
  expect('errors' in empty && Object.keys(empty.errors)).toEqual(['title', 'goalArea'])
  const draft = entryDraftOf(whole)
  const wrong = readEntry({
    ...draft,
    description: { ...draft.description, sv: ' ', fi: 'Musiikkia' },
    minutes: 'en timme',
    places: '0',
    price: '-5',
    tags: 'a,'.repeat(11),
  })
  expect('errors' in wrong && Object.keys(wrong.errors)).toEqual([
    'description',
    'minutes',
    'places',
    'price',
    'tags',
  ])
})
