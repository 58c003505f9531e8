import type { WeekView } from '../../../contract/views.ts'
import { weekdayOf } from '../../../domain/dates.ts'
import { placesTaken } from '../../../domain/places.ts'
import type { Cell, Table } from '../../../domain/table/table.ts'
import { clockText } from '../../i18n/formats.ts'
import type { Text } from '../../i18n/text.tsx'
import { t as formText } from '../form/text.ts'
import { t } from './text.ts'

/** A week of the programme as a table: one row per occurrence, in Swedish. */
export function weekTable({ t: fixed }: Text, week: WeekView): Table {
  const rows = week.days.flatMap(({ date, occurrences }) =>
    occurrences.map((one): Cell[] => [
      fixed(`weekday.${weekdayOf(date)}`),
      date,
      clockText(one.start),
      clockText(one.end),
      one.title.sv,
      fixed(`goal.${one.goalArea}`),
      one.place?.sv ?? null,
      formText(`organiser.${one.organiser.kind}`),
      one.organiser.name ?? null,
      one.leader ?? null,
      one.places?.total ?? null,
      one.places ? placesTaken(one.places) : null,
      one.price ?? null,
      one.cancelled ? t('table.cancelled') : one.movedAway || one.movedFrom ? t('table.moved') : null,
    ]),
  )
  const head = [
    t('table.day'),
    t('table.date'),
    t('table.from'),
    t('table.to'),
    t('table.title'),
    t('table.area'),
    t('table.place'),
    t('table.kind'),
    t('table.organiser'),
    t('table.leader'),
    t('table.places'),
    t('table.joined'),
    t('table.price'),
    t('table.state'),
  ]
  return { name: t('table.week', { week: week.week }), head, rows }
}
