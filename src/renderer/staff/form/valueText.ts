import { clockText } from '../../i18n/formats.ts'

/** A stored value as people read it, when two of them stand against each other: texts in Swedish, times as 10.30, lists with commas. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'string') {
    const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(value)
    if (moment) return `${moment[1]} ${clockText(moment[2] ?? '')}`
    return /^\d{2}:\d{2}$/.test(value) ? clockText(value) : value
  }
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object') {
    if ('sv' in value) return valueText(value.sv)
    return Object.values(value).map(valueText).filter(Boolean).join(' ')
  }
  return ''
}
