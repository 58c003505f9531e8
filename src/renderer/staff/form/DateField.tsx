import { isoWeek } from '../../../domain/dates.ts'
import { capitalised } from '../../i18n/formats.ts'
import { dateText, weekdayName } from './dateText.ts'
import { TextField, type TextFieldProps } from './TextField.tsx'
import { t } from './text.ts'
import { readDate } from './typed.ts'
import { useMended } from './useMended.ts'

/**
 * A date. `value` is the text as it stands, which the page reads with `readDate` (typed.ts) when it saves; fill it with
 * `dateText(date, near)`. What is typed as 26/11 or "torsdag" is mended to "26 november" when the field is left, and its weekday and
 * week stand under it. `near` is the day, usually today, by which a year is found.
 */
export function DateField({ near, ...props }: TextFieldProps & { near: string }) {
  const mended = useMended(props, {
    read: (text) => readDate(text, near),
    show: (date) => dateText(date, near),
    unreadable: t('date.unreadable'),
  })
  const date = readDate(props.value, near)
  const hint = date
    ? t('date.week', { weekday: capitalised(weekdayName(date), 'sv'), week: isoWeek(date).week })
    : props.hint
  return <TextField isWhole maxLength={40} {...props} {...mended} hint={hint} />
}
