import type { HistoryEntry } from '../../../contract/staff/edit.ts'
import type { Table } from '../../../domain/table/table.ts'
import { clockText, localDateTimeOf } from '../../i18n/formats.ts'
import type { Known } from '../form/fieldText.ts'
import { sentenceOf, whoMade } from './sentence.ts'
import { t } from './text.ts'

/** What the list shows, a row for each edit, newest first. */
export function historyTable(entries: readonly HistoryEntry[], known: Known, timeZone: string): Table {
  return {
    name: t('history.title'),
    head: [t('table.date'), t('table.time'), t('table.who'), t('table.what'), t('history.undone')],
    rows: entries.map((entry) => {
      const moment = localDateTimeOf(entry.at, timeZone)
      return [
        moment.slice(0, 10),
        clockText(moment),
        whoMade(entry),
        sentenceOf(entry, known),
        entry.undone ? t('table.yes') : null,
      ]
    }),
  }
}
