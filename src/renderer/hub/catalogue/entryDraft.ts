import type { CatalogueFields } from '../../../contract/catalogue.ts'
import type { GoalArea } from '../../../contract/words.ts'
import type { OrganiserValue } from '../../staff/form/OrganiserFields.tsx'
import { draftOf, lacksSwedish, type TextDraft, textOf } from '../../staff/form/translated.ts'
import { wholeNumber } from '../../staff/form/typed.ts'
import { t } from './text.ts'

/** The form of an entry as it stands: texts as they are typed. */
export interface EntryDraft {
  title: TextDraft
  description: TextDraft
  goalArea: GoalArea | null
  organiser: OrganiserValue
  minutes: string
  places: string
  price: string
  access: TextDraft
  tags: string
}

export type EntryErrors = Partial<Record<keyof EntryDraft, string>>

/** @param fields what stands; null for a new one */
export function entryDraftOf(fields: CatalogueFields | null): EntryDraft {
  return {
    title: draftOf(fields?.title),
    description: draftOf(fields?.description),
    goalArea: fields?.goalArea ?? null,
    organiser: {
      kind: fields?.organiser.kind ?? 'municipality',
      name: fields?.organiser.name ?? '',
      leader: fields?.leader ?? '',
    },
    minutes: String(fields?.durationMinutes ?? 60),
    places: fields?.places ? String(fields.places) : '',
    price: fields?.price ? String(fields.price) : '',
    access: draftOf(fields?.access),
    tags: fields?.tags.join(', ') ?? '',
  }
}

/** Reads the form: the entry, or what is wrong with it, each at its field. */
export function readEntry(draft: EntryDraft): { fields: CatalogueFields } | { errors: EntryErrors } {
  const title = textOf(draft.title)
  const { goalArea } = draft
  const minutes = wholeNumber(draft.minutes, [5, 1440])
  const places = wholeNumber(draft.places, [1, 1000])
  const price = wholeNumber(draft.price, [0, 100_000])
  const tags = draft.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  const errors: EntryErrors = {
    ...(title === null && { title: t('entry.noTitle') }),
    ...(lacksSwedish(draft.description) && { description: t('entry.lacksSwedish') }),
    ...(lacksSwedish(draft.access) && { access: t('entry.lacksSwedish') }),
    ...(goalArea === null && { goalArea: t('entry.noGoalArea') }),
    ...(!minutes && { minutes: t('entry.wrongMinutes') }),
    ...(places === null && { places: t('entry.wrongPlaces') }),
    ...(price === null && { price: t('entry.wrongPrice') }),
    ...((tags.length > 10 || tags.some((tag) => tag.length > 30)) && { tags: t('entry.wrongTags') }),
  }
  if (Object.keys(errors).length > 0 || title === null || goalArea === null || !minutes) return { errors }
  const { kind, name, leader } = draft.organiser
  const description = textOf(draft.description)
  const access = textOf(draft.access)
  return {
    fields: {
      title,
      goalArea,
      organiser: { kind, ...(name.trim() && { name: name.trim() }) },
      durationMinutes: minutes,
      places: places ?? null,
      tags,
      ...(description && { description }),
      ...(leader.trim() && { leader: leader.trim() }),
      ...(price && { price }),
      ...(access && { access }),
    },
  }
}
