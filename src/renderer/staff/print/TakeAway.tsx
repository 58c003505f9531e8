import { timeOf, weekdayOf } from '../../../domain/dates.ts'
import { capitalised, clockText, localDateTimeOf } from '../../i18n/formats.ts'
import { type Text, useText } from '../../i18n/text.tsx'
import QrCode from '../../ui/QrCode.tsx'
import { useStaff } from '../staff.tsx'
import type { Code } from './codes.ts'

/** The week in the reader's telephone: the codes hold the events themselves, and need no network. */
export function TakeAway({ codes }: { codes: readonly Code[] }) {
  const { day } = useStaff()
  const text = useText()
  const zone = day.view?.venue.timeZone ?? 'Europe/Stockholm'
  const words = text.t('board.take')
  return (
    <div className="sheet-take">
      <p>{words}</p>
      <ul className="sheet-codes">
        {codes.map((code) => {
          const days = daysText(text, code, zone)
          return (
            <li key={code.text}>
              <QrCode text={code.text} label={`${words}: ${days}`} />
              <p>{days}</p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** "Måndag", "Tisdag–fredag", "Måndag 9.30–15.00", "Måndag 14.00–torsdag". */
function daysText({ t, language }: Text, { from, to, begins, ends }: Code, zone: string): string {
  const name = (date: string) => t(`weekday.${weekdayOf(date)}`)
  const clock = (ms: number) => clockText(timeOf(localDateTimeOf(ms, zone)))
  const first = begins === undefined ? name(from) : `${name(from)} ${clock(begins)}`
  const isOne = from === to && ends === undefined
  const last = [from === to ? '' : name(to), ends === undefined ? '' : clock(ends)].filter(Boolean).join(' ')
  return capitalised(isOne ? first : t('time.range', { from: first, to: last }), language)
}
