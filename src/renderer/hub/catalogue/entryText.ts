import type { CatalogueEntry, CatalogueFields } from '../../../contract/catalogue.ts'
import { sv } from '../../i18n/sv.ts'
import { t as form } from '../../staff/form/text.ts'
import { t } from './text.ts'

/** "Meningsfullhet · Hembygdsföreningen · Maj · 60 minuter · 12 platser · 20 kr". */
export function factsText({
  goalArea,
  organiser,
  leader,
  durationMinutes,
  places,
  price,
}: CatalogueFields): string {
  const facts = [
    sv[`goal.${goalArea}`],
    organiser.name ?? form(`organiser.${organiser.kind}`),
    leader,
    t('catalogue.minutes', { count: durationMinutes }),
    places === null ? undefined : t('catalogue.places', { count: places }),
    price ? t('catalogue.price', { count: price }) : t('catalogue.free'),
  ]
  return facts.filter((fact) => fact !== undefined).join(' · ')
}

/** "Björken, Linden och Årby"; '' for none. */
export function venuesText({ taken }: Pick<CatalogueEntry, 'taken'>): string {
  const names = taken.map(({ venue }) => venue)
  const last = names.pop()
  if (last === undefined || names.length === 0) return last ?? ''
  return t('catalogue.and', { first: names.join(', '), last })
}
