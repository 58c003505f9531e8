import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Feed } from '../../../contract/staff/calendars.ts'
import { clockText, localDateTimeOf } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { Problems } from './Problems.tsx'
import { t } from './text.ts'

/** One calendar that is followed: its last good copy, what went wrong since, and the ways to mend it. */
export function FeedRow({ feed, onChanged }: { feed: Feed; onChanged: () => void }) {
  const { ask, write, day } = useStaff()
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { id, organiser, activities, problems } = feed
  const { view } = day

  const heard = ({ failure: found }: { failure?: { code: string } }) => {
    setBusy(false)
    setFailure(found ? failureText(found.code) : null)
    onChanged()
  }
  const refetch = async () => {
    setBusy(true)
    heard(await ask((client) => client.calendars.refetch({ id })))
  }
  const leave = async () => {
    setLeaving(false)
    setBusy(true)
    heard(await write(t('feeds.left', { organiser }), (client) => client.calendars.unsubscribe({ id })))
  }
  const lastText = () => {
    if (feed.lastGood === null || !view) return t('feeds.never')
    const moment = localDateTimeOf(feed.lastGood, view.venue.timeZone)
    const isToday = moment.slice(0, 10) === view.date
    const date = isToday ? '' : `${weekdayDateText(moment.slice(0, 10), view.date)} `
    return t('feeds.lastGood', { moment: `${date}${clockText(moment)}` })
  }

  return (
    <li>
      <div className="block-row">
        <div className="block-words">
          <p className="block-name">{organiser}</p>
          <p className="muted">{`${t('feeds.activities', { count: activities })} · ${lastText()}`}</p>
          <p className="muted calendar-url">{feed.url}</p>
        </div>
        <div className="block-buttons">
          <Action
            icon={RefreshCw}
            busy={busy}
            label={t('feeds.refetchOf', { organiser })}
            onPress={() => void refetch()}
          >
            {t('feeds.refetch')}
          </Action>
          <Action look="danger" label={t('feeds.leaveOf', { organiser })} onPress={() => setLeaving(true)}>
            {t('feeds.leave')}
          </Action>
        </div>
      </div>
      {feed.failure && (
        <p className="calendar-failure" role="status">
          <TriangleAlert aria-hidden className="action-icon" />
          {t(`feeds.${feed.failure}`)} {feed.lastGood !== null && t('feeds.kept')}
        </p>
      )}
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <Problems title={t('feeds.problems', { count: problems.length })} problems={problems} />
      {leaving && (
        <Dialog title={t('feeds.leaveTitle', { organiser })} onClose={() => setLeaving(false)}>
          <p>{t('feeds.leaveText', { count: activities })}</p>
          <div className="dialog-actions">
            <Action onPress={() => setLeaving(false)}>{common('save.cancel')}</Action>
            <Action look="danger" onPress={() => void leave()}>
              {t('feeds.leave')}
            </Action>
          </div>
        </Dialog>
      )}
    </li>
  )
}
