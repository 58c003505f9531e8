import { clockText } from '../../i18n/formats.ts'
import { TextField, type TextFieldProps } from './TextField.tsx'
import { t } from './text.ts'
import { readTime } from './typed.ts'
import { useMended } from './useMended.ts'

/**
 * A time of day. `value` is the text as it stands, which the page reads with `readTime` (typed.ts) when it saves; fill it with
 * `clockText('10:30')`. What is typed as 10, 1030 or 10:30 is mended to 10.30 when the field is left.
 */
export function TimeField(props: TextFieldProps) {
  const mended = useMended(props, {
    read: readTime,
    show: clockText,
    unreadable: t('time.unreadable'),
  })
  return <TextField kind="number" isWhole maxLength={10} {...props} {...mended} />
}
