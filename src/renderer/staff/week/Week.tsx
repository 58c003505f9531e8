import { lazy, Suspense, useState } from 'react'
import { addDays, mondayOf } from '../../../domain/dates.ts'
import { localDateTimeOf } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { useStaff } from '../staff.tsx'
import { t as frame } from '../text.ts'
import { daysShown } from './layout.ts'
import { t } from './text.ts'
import { useWeek } from './useWeek.ts'
import { type Way, WeekHead } from './WeekHead.tsx'
import { WeekPage } from './WeekPage.tsx'
import './week.css'

const Paste = lazy(() => import('../paste/Paste.tsx'))
const Print = lazy(() => import('../print/Print.tsx'))

/** The day to begin with, where the address names one: `#week/2026-11-30`. */
function dateInAddress(): string | null {
  return /week\/(\d{4}-\d\d-\d\d)$/.exec(window.location.hash)?.[1] ?? null
}

/** The programme, week by week. Pasting and printing open in its place. */
export default function Week() {
  const { day, leaving } = useStaff()
  const today =
    day.view?.date ?? localDateTimeOf(day.offset + performance.now(), 'Europe/Stockholm').slice(0, 10)
  const [monday, setMonday] = useState(() => mondayOf(dateInAddress() ?? today))
  const [gone, setGone] = useState<Way | null>(null)
  const [opened, setOpened] = useState<'paste' | 'print' | null>(null)
  const { loaded, isAway, reload } = useWeek(monday)
  const go = (way: Way) => {
    setGone(way)
    setMonday(way === 'this' ? mondayOf(today) : addDays(monday, way === 'before' ? -7 : 7))
  }
  const close = (saved?: string | null) => {
    setGone(null)
    setOpened(null)
    if (saved) setMonday(mondayOf(saved))
    void reload()
  }
  if (opened)
    return (
      <Suspense fallback={<p className="page-loading">{frame('shell.loading')}</p>}>
        {opened === 'paste' ? (
          <Paste week={monday} onClose={close} />
        ) : (
          <Print monday={monday} onClose={() => close()} />
        )}
      </Suspense>
    )
  const head = (
    <WeekHead
      monday={monday}
      last={(loaded && daysShown(loaded.week).at(-1)?.date) ?? addDays(monday, 4)}
      gone={gone}
      onGo={(way) => leaving(() => go(way))}
    />
  )
  if (!loaded)
    return (
      <>
        {head}
        {isAway ? (
          <div className="week-away" role="alert">
            <p>{t('week.away')}</p>
            <Action onPress={() => void reload()}>{t('week.retry')}</Action>
          </div>
        ) : (
          <p className="page-loading">{frame('shell.loading')}</p>
        )}
      </>
    )
  return (
    <WeekPage
      {...loaded}
      today={today}
      head={head}
      onOpen={(view) => leaving(() => setOpened(view))}
      onSaved={reload}
    />
  )
}
