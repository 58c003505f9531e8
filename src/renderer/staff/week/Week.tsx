import { lazy, Suspense, useState } from 'react'
import { addDays, mondayOf } from '../../../domain/dates.ts'
import { localDateTimeOf } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { useStaff } from '../staff.tsx'
import { t as frame } from '../text.ts'
import { t } from './text.ts'
import { useWeek } from './useWeek.ts'
import { WeekHead } from './WeekHead.tsx'
import { WeekPage } from './WeekPage.tsx'
import './week.css'

const Paste = lazy(() => import('../paste/Paste.tsx'))
const Print = lazy(() => import('../print/Print.tsx'))

/** The programme, week by week. Pasting and printing open in its place. */
export default function Week() {
  const { day, leaving } = useStaff()
  const today =
    day.view?.date ?? localDateTimeOf(day.offset + performance.now(), 'Europe/Stockholm').slice(0, 10)
  const [monday, setMonday] = useState(() => mondayOf(today))
  const [opened, setOpened] = useState<'paste' | 'print' | null>(null)
  const { loaded, isAway, reload } = useWeek(monday)
  if (opened) {
    const close = () => {
      setOpened(null)
      void reload()
    }
    return (
      <Suspense fallback={<p className="page-loading">{frame('shell.loading')}</p>}>
        {opened === 'paste' ? <Paste onClose={close} /> : <Print monday={monday} onClose={close} />}
      </Suspense>
    )
  }
  const head = (
    <WeekHead
      monday={monday}
      onGo={(weeks) => leaving(() => setMonday(weeks === 0 ? mondayOf(today) : addDays(monday, weeks * 7)))}
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
