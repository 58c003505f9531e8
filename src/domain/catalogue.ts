import { type CatalogueEntry, type CatalogueFields, takenFields } from '../contract/catalogue.ts'
import type { ActivityFields, Programme } from '../contract/programme.ts'
import type { Change } from '../contract/staff/edit.ts'
import { sameJson } from './sameJson.ts'

/** The fields that an activity takes over. */
export type TakenField = keyof typeof takenFields.shape

const takenFieldNames = takenFields.keyof().options

type Activity = Programme['activities'][number]

/** What has been changed in the catalogue since a venue took it, and is not so at the venue already. */
export interface News {
  activity: Activity
  entry: CatalogueEntry
  /** As it stands at the venue and as the catalogue has it now; null for nothing. */
  fields: { field: TakenField; here: unknown; now: unknown }[]
}

/** The activities of a programme of which the catalogue has a newer version than they. */
export function behind(
  programme: Pick<Programme, 'activities'>,
  entries: readonly CatalogueEntry[],
): { activity: Activity; entry: CatalogueEntry; ver: number }[] {
  return programme.activities.flatMap((activity) => {
    const { catalogue } = activity
    const entry = entries.find(({ id }) => id === catalogue?.entry)
    return catalogue && entry && entry.ver > catalogue.ver ? [{ activity, entry, ver: catalogue.ver }] : []
  })
}

/**
 * What the catalogue offers an activity. Only what was changed there: what the venue has said for itself of the rest is its own.
 * @param was the entry's fields at the version that the activity has
 */
export function newsFor(activity: Activity, entry: CatalogueEntry, was: CatalogueFields): News | null {
  const fields = takenFieldNames.flatMap((field) => {
    const [here, before, now] = [activity[field], was[field], entry.fields[field]].map(
      (value) => value ?? null,
    )
    return sameJson(before, now) || sameJson(here, now) ? [] : [{ field, here, now }]
  })
  return fields.length === 0 ? null : { activity, entry, fields }
}

/** Takes the catalogue's text in, resting on what stands at the venue now. */
export function renewal({ activity, entry, fields }: News): Change[] {
  const of = (pick: 'here' | 'now') => Object.fromEntries(fields.map((each) => [each.field, each[pick]]))
  return [
    {
      do: 'set',
      type: 'activity',
      id: activity.id,
      fields: { ...of('now'), catalogue: { entry: entry.id, ver: entry.ver } },
      seen: of('here'),
    },
  ]
}

/** Lets the venue's own text stand, so that this version is not offered again. */
export function keeping({ activity, entry }: News): Change[] {
  const catalogue: ActivityFields['catalogue'] = { entry: entry.id, ver: entry.ver }
  return [{ do: 'set', type: 'activity', id: activity.id, fields: { catalogue } }]
}

/** Whether an entry is among those that somebody looks for: each word of what they wrote, in its texts, its organiser or its tags. */
export function isFound({ fields }: Pick<CatalogueEntry, 'fields'>, words: string): boolean {
  const { title, description, organiser, leader, tags } = fields
  const all = [title.sv, description?.sv, organiser.name, leader, ...tags].join('\n').toLocaleLowerCase('sv')
  return words
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => all.includes(word))
}
