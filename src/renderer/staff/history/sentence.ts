import { partsOfOccurrence } from '../../../contract/ids.ts'
import type { HistoryEntry } from '../../../contract/staff/edit.ts'
import { clockText } from '../../i18n/formats.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { fieldNames } from '../form/fieldNames.ts'
import { type Known, momentText } from '../form/fieldText.ts'
import { t } from './text.ts'

type Part = HistoryEntry['changes'][number]

/** Who made an edit, as the history calls them. */
export function whoMade({ who }: Pick<HistoryEntry, 'who'>): string {
  return who === '' ? t('history.gone') : (who ?? t('history.itself'))
}

/** As many are named; the rest are counted. */
const named = 2
/** As many fields of one part are named in the sentence itself. */
const namedFields = 3

function field(part: Part, side: 'before' | 'after', name: string): string | undefined {
  const value = part[side]?.[name]
  return typeof value === 'string' ? value : undefined
}

/** The date of one occurrence or exception, which stands in its id. */
function dateOf({ id }: Part): string | undefined {
  return /\d{4}-\d\d-\d\d$/.exec(id)?.[0]
}

function dayText(part: Part, { today }: Known): string {
  const date = dateOf(part)
  return date === undefined ? '' : weekdayDateText(date, today)
}

function thingText(part: Part, known: Known): string {
  return t(`type.${part.type}`, { name: part.name, day: dayText(part, known) }).trim()
}

/** @param more parts that are not told one by one */
function thingsText(parts: readonly Part[], known: Known, more = 0): string {
  const names = [...new Set(parts.map((part) => thingText(part, known)))]
  const first = names.slice(0, named).join(', ')
  const others = Math.max(0, names.length - named) + more
  return others === 0 ? first : t('names.some', { names: first, count: others })
}

function reasonText(part: Part): string | undefined {
  const reason = part.after?.reason
  return typeof reason === 'object' && reason !== null && 'sv' in reason ? String(reason.sv) : undefined
}

function movedText(part: Part, known: Known): string {
  const { name } = part
  if (part.type === 'activity') {
    const [from, to] = [field(part, 'before', 'start'), field(part, 'after', 'start')]
    if (from && to) return t('did.movedFromTo', { name, ...spanOf(from, to, known) })
    return t('did.moved', { name })
  }
  const date = dateOf(part)
  const start = known.startOf(partsOfOccurrence(part.id).activity)
  const planned = date && start ? `${date}T${start.slice(11)}` : undefined
  const from = field(part, 'before', 'movedTo') ?? planned
  const to = field(part, 'after', 'movedTo') ?? planned
  if (from && to) return t('did.movedFromTo', { name, ...spanOf(from, to, known) })
  return to ? t('did.movedTo', { name, to: momentText(to, known.today) }) : t('did.moved', { name })
}

/** From and to; within a day only the clock. */
function spanOf(from: string, to: string, { today }: Known) {
  const isOneDay = from.slice(0, 10) === to.slice(0, 10)
  return {
    from: momentText(from, today),
    to: isOneDay ? clockText(to) : momentText(to, today),
  }
}

function changedText(parts: readonly Part[], known: Known, more: number): string {
  const [part] = parts
  if (!part || parts.length > 1) return t('did.changed', { thing: thingsText(parts, known, more) })
  const changed = Object.keys({ ...part.before, ...part.after })
  const names = changed.flatMap((name) => fieldNames[part.type][name] ?? [])
  const thing = thingText(part, known)
  if (names.length === 0 || names.length > namedFields) return t('did.changed', { thing })
  return t('did.changedFields', { thing, fields: names.join(', ') })
}

/** Of several it is enough to say which. */
function undoneText([part, ...others]: readonly Part[], thing: string): string {
  if (!part || others.length > 0) return t('did.undone', { thing })
  const { type, before, after } = part
  if (type === 'occurrence') {
    if (before?.cancelled) return t('undone.cancelled', { thing })
    if (after?.cancelled) return t('undone.held', { thing })
    if (before?.movedTo || after?.movedTo) return t('undone.moved', { thing })
    return t('did.undone', { thing })
  }
  if (after === null) return t('undone.added', { thing })
  if (before === null) return t('undone.removed', { thing })
  if (before?.soldOut) return t('undone.soldOut', { thing })
  return after?.soldOut ? t('undone.notSoldOut', { thing }) : t('did.undone', { thing })
}

/**
 * What an edit was, as what somebody did: "flyttade Bingo från torsdag 26 november 13.00 till fredag 27 november 10.00". Without who.
 */
export function sentenceOf(entry: HistoryEntry, known: Known): string {
  const { kind, changes, more } = entry
  const thing = thingsText(changes, known, more)
  const [part] = changes
  if (!part) return t('did.changed', { thing })
  const { name } = part
  const [day, reason] = [dayText(part, known), reasonText(part)]
  switch (kind) {
    case 'moved':
      return movedText(part, known)
    case 'changed':
      return changedText(changes, known, more)
    case 'cancelled':
      return reason ? t('did.cancelledWhy', { name, day, reason }) : t('did.cancelled', { name, day })
    case 'held':
      return t('did.held', { name, day })
    case 'soldOut':
      return t(part.after?.soldOut ? 'did.soldOut' : 'did.notSoldOut', { name })
    case 'opened':
      return t('did.opened', { day })
    case 'closed':
      return reason ? t('did.closedWhy', { day, reason }) : t('did.closed', { day })
    case 'undone':
      return undoneText(more > 0 ? [] : changes, thing)
    case 'message':
      return part.after === null ? t('did.removed', { thing }) : t('did.message', { name })
    default:
      return t(`did.${kind}`, { thing })
  }
}
