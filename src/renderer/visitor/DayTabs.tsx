import { weekdayOf } from '../../domain/dates.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import './dayTabs.css'

/** Days to choose from, by weekday and number. */
export function DayTabs(props: {
  dates: readonly string[]
  chosen: string
  onChoose: (date: string) => void
}) {
  const { dates, chosen, onChoose } = props
  const { t } = useText()
  return (
    <nav className="day-tabs" aria-label={t('week.days')}>
      {dates.map((date) => (
        <Button key={date} className="day-tab" current={date === chosen} onPress={() => onChoose(date)}>
          <span>{t(`weekdayShort.${weekdayOf(date)}`)}</span>
          <span className="day-number">{Number(date.slice(8))}</span>
        </Button>
      ))}
    </nav>
  )
}
