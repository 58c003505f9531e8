import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CatalogueEntry, catalogueFields } from '../contract/catalogue.ts'
import { behind, isFound, keeping, newsFor, renewal } from './catalogue.ts'
import { planEdit } from './edits.ts'
import { activity, programmeOf } from './testing.ts'

const id = '018f0000-0000-7000-8000-000000000001'
const fields = catalogueFields.parse({
  title: { sv: 'Minnesstund i Eskilstuna' },
  goalArea: 'meaning',
  organiser: { kind: 'association', name: 'Hembygdsföreningen' },
  durationMinutes: 60,
  tags: ['Historia'],
})
const entry = (part: Partial<CatalogueEntry['fields']> = {}, ver = 2): CatalogueEntry => ({
  id,
  ver,
  withdrawn: false,
  fields: { ...fields, ...part },
  taken: [],
})
const { tags: _, ...own } = fields
const taken = (part: Record<string, unknown> = {}) =>
  activity('bilder', { ...own, catalogue: { entry: id, ver: 1 }, ...part })

it('offers what was changed in the catalogue, and leaves what the venue has said for itself', () => {
  const here = taken({ leader: 'Maj', title: { sv: 'Bilder förr' } })
  const news = newsFor(here, entry({ title: { sv: 'Eskilstuna i bilder' }, price: 20 }), fields)
  expect(news?.fields).toEqual([
    { field: 'title', here: { sv: 'Bilder förr' }, now: { sv: 'Eskilstuna i bilder' } },
    { field: 'price', here: null, now: 20 },
  ])
})

it('offers nothing where the venue has it so already', () => {
  expect(newsFor(taken({ price: 20 }), entry({ price: 20 }), fields)).toBeNull()
})

it('finds the activities that are behind, of entries that there are', () => {
  const programme = programmeOf({
    activities: [
      taken(),
      taken({ catalogue: { entry: id.replace('1', '2'), ver: 1 } }),
      { ...taken({ catalogue: { entry: id, ver: 2 } }), id: 'newest' },
      { ...taken({ catalogue: undefined }), id: 'own' },
    ],
  })
  expect(behind(programme, [entry()])).toMatchObject([{ activity: { id: 'bilder' }, ver: 1 }])
})

it('taken in or let stand, it is not offered again, and nothing else of the activity is touched', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 }).filter((sv) => sv.trim() !== '')
  const changed = fc.record(
    {
      title: text.map((sv) => ({ sv: sv.trim() })),
      leader: text.map((leader) => leader.trim()),
      price: fc.nat(500),
      places: fc.option(fc.integer({ min: 1, max: 99 })),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(changed, changed, fc.boolean(), (atVenue, atCatalogue, takesIn) => {
      const here = taken(atVenue)
      const news = newsFor(here, entry(atCatalogue), fields)
      if (news === null) return
      const { id: name, ...kept } = here
      const plan = planEdit(takesIn ? renewal(news) : keeping(news), (each) =>
        each === name ? { type: 'activity', fields: kept, deleted: false } : null,
      )
      if ('code' in plan) return expect(plan.code).toBe('PERSONAL_NUMBER')
      const after = plan.outcomes[0]?.after.fields ?? {}
      const expected = takesIn ? Object.fromEntries(news.fields.map(({ field, now }) => [field, now])) : {}
      expect({ ...kept, ...expected, catalogue: { entry: id, ver: 2 } }).toEqual(after)
    }),
  )
})

it('is found by all words of what somebody looks for, in any of its texts', () => {
  expect(isFound(entry(), 'HISTORIA hembygd')).toBe(true)
  expect(isFound(entry(), 'historia bingo')).toBe(false)
  expect(isFound(entry(), ' ')).toBe(true)
})
