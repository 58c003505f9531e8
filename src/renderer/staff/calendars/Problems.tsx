import type { CalendarReading } from '../../../contract/staff/calendars.ts'
import { t } from './text.ts'

type Problem = CalendarReading['problems'][number]

/** As many are named; a calendar of years may have thousands. */
const shown = 20

function whyText({ problem, detail }: Problem): string {
  if (problem !== 'unknownZone') return t(`problem.${problem}`)
  return detail ? t('problem.unknownZone', { detail }) : t('problem.unknownZoneNoDetail')
}

/** What was left out of a calendar, and why. */
export function Problems({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <details className="calendar-problems">
      <summary>{title}</summary>
      <ul>
        {problems.slice(0, shown).map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once, and two may be alike.
          <li key={index}>
            <span className="block-name">{each.title || t('problem.untitled')}</span>
            {`: ${whyText(each)}`}
          </li>
        ))}
        {problems.length > shown && <li>{t('problem.more', { count: problems.length - shown })}</li>}
      </ul>
    </details>
  )
}
