import { FileSpreadsheet } from 'lucide-react'
import type { Table } from '../../../domain/table/table.ts'
import { t } from '../text.ts'
import { Action } from './Action.tsx'
import { Said } from './Said.tsx'
import { useSaveFile } from './useSaveFile.ts'
import './form.css'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A table as a file: for Excel, or as CSV. `table` is asked for when a button is pressed. */
export function TableFiles({ table }: { table: () => Table }) {
  const { save, said } = useSaveFile()
  const xlsx = async () => {
    const { writeXlsx } = await import('../../../domain/table/xlsx.ts')
    const made = table()
    save(made.name, 'xlsx', xlsxType, writeXlsx(made))
  }
  const csv = async () => {
    const { writeCsv } = await import('../../../domain/table/csv.ts')
    const made = table()
    save(made.name, 'csv', 'text/csv;charset=utf-8', writeCsv(made))
  }
  return (
    <>
      <Action icon={FileSpreadsheet} onPress={() => void xlsx()}>
        {t('files.xlsx')}
      </Action>
      <Action onPress={() => void csv()}>{t('files.csv')}</Action>
      <Said className="files-said" text={said} />
    </>
  )
}

/** The same below what a page shows. */
export function FileRow({ table }: { table: () => Table }) {
  return (
    <section className="file-row" aria-label={t('files.title')}>
      <h2>{t('files.title')}</h2>
      <TableFiles table={table} />
    </section>
  )
}
