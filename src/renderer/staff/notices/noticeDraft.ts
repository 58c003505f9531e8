import { clockText } from '../../i18n/formats.ts'
import { dateText } from '../form/dateText.ts'
import { t as form } from '../form/text.ts'
import { draftOf, lacksSwedish, type TextDraft, textOf } from '../form/translated.ts'
import { readDate, readTime } from '../form/typed.ts'
import type { Notice } from './sorted.ts'
import { t } from './text.ts'

/** A message as its form holds it: texts as they are typed. */
export interface NoticeDraft {
  text: TextDraft
  level: Notice['level']
  fromDate: string
  fromTime: string
  untilDate: string
  untilTime: string
}

export type NoticeWrong = Partial<Record<Exclude<keyof NoticeDraft, 'level'> | 'all', string>>

/** @param today the day by which a year is left out */
export function noticeDraftOf({ text, level, from, until }: Omit<Notice, 'id'>, today: string): NoticeDraft {
  return {
    text: draftOf(text),
    level,
    fromDate: dateText(from.slice(0, 10), today),
    fromTime: clockText(from),
    untilDate: dateText(until.slice(0, 10), today),
    untilTime: clockText(until),
  }
}

/** What is typed as the fields of a message, or what is wrong with it. `now` is the venue's clock. */
export function readNotice(
  draft: NoticeDraft,
  now: string,
): { fields: Omit<Notice, 'id'> } | { wrong: NoticeWrong } {
  const today = now.slice(0, 10)
  const text = textOf(draft.text)
  const [fromDate, untilDate] = [readDate(draft.fromDate, today), readDate(draft.untilDate, today)]
  const [fromTime, untilTime] = [readTime(draft.fromTime), readTime(draft.untilTime)]
  const [from, until] = [`${fromDate}T${fromTime}`, `${untilDate}T${untilTime}`]
  const noText = lacksSwedish(draft.text) ? form('translations.noSwedish') : t('form.textEmpty')
  const wrong: NoticeWrong = {
    ...(text === null && { text: noText }),
    ...(fromDate === null && { fromDate: t('form.noDate') }),
    ...(fromTime === null && { fromTime: t('form.noTime') }),
    ...(untilDate === null && { untilDate: t('form.noDate') }),
    ...(untilTime === null && { untilTime: t('form.noTime') }),
  }
  if (text === null || Object.keys(wrong).length > 0) return { wrong }
  if (until <= from) return { wrong: { untilDate: t('form.backwards') } }
  if (until <= now) return { wrong: { untilDate: t('form.over') } }
  return { fields: { text, level: draft.level, from, until } }
}
