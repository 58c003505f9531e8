import { Megaphone, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { clockText } from '../../i18n/formats.ts'
import { useVenueTime } from '../../live/useDay.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { dateText } from '../form/dateText.ts'
import { Urgent } from '../form/Urgent.tsx'
import { useFocusKept } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { useProgramme } from '../useProgramme.ts'
import { NoticeForm } from './NoticeForm.tsx'
import { type Notice, sortNotices } from './sorted.ts'
import { t } from './text.ts'
import './notices.css'

interface Writing {
  id: string
  seen: Notice | null
  start: Omit<Notice, 'id'>
}

function momentText(moment: string, today: string): string {
  return `${dateText(moment.slice(0, 10), today)} ${clockText(moment)}`
}

function NoticeRow(props: {
  notice: Notice
  today: string
  past: boolean
  onWrite: () => void
  onRemove: () => void
}) {
  const { notice, today, past, onWrite, onRemove } = props
  const { text, level, from, until } = notice
  return (
    <li className="notice-row">
      <div>
        <p className="notice-words">
          {level === 'urgent' && <Urgent />} {text.sv}
        </p>
        <p className="muted">
          {t('notices.span', { from: momentText(from, today), until: momentText(until, today) })}
        </p>
      </div>
      <div className="notice-actions">
        {past ? (
          <Action icon={RotateCcw} label={t('notices.againLong', { text: text.sv })} onPress={onWrite}>
            {t('notices.again')}
          </Action>
        ) : (
          <Action icon={Pencil} label={t('notices.editLong', { text: text.sv })} onPress={onWrite}>
            {t('notices.edit')}
          </Action>
        )}
        <Action icon={Trash2} label={t('notices.removeLong', { text: text.sv })} onPress={onRemove}>
          {t('notices.remove')}
        </Action>
      </div>
    </li>
  )
}

/** All messages: what stands on the screen now, what comes, and what has been shown lately. */
export default function Notices() {
  const { day, save } = useStaff()
  const now = useVenueTime(day)
  const today = now.slice(0, 10)
  const { programme: fetched, changed } = useProgramme()
  const kept = useFocusKept<HTMLDivElement>()
  const [writing, setWriting] = useState<Writing | null>(null)
  const [said, setSaid] = useState<string | undefined>(undefined)

  const fresh = (notice?: Notice): Writing => ({
    id: crypto.randomUUID(),
    seen: null,
    start: {
      text: notice?.text ?? { sv: '' },
      level: notice?.level ?? 'normal',
      from: now,
      until: `${today}T23:59`,
    },
  })
  const remove = async (notice: Notice) => {
    setSaid(undefined)
    const saved = await save({
      kind: 'message',
      changes: [{ do: 'delete', type: 'notice', id: notice.id }],
      what: t('notices.removed'),
    })
    changed()
    if (!saved.done && saved.failure !== 'theirs') setSaid(failureText(saved.failure))
  }
  const sorted = fetched.state === 'here' ? sortNotices(fetched.value.notices, now) : null
  return (
    <div {...kept} className="notices">
      <div className="notices-head">
        <h1>{t('notices.title')}</h1>
        <Action look="strong" icon={Megaphone} onPress={() => setWriting(fresh())}>
          {t('notices.new')}
        </Action>
      </div>
      {fetched.state === 'away' && <p role="alert">{t('notices.away')}</p>}
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
      {sorted &&
        (['now', 'coming', 'past'] as const).map((part) => (
          <section key={part} className="notices-part" aria-label={t(`notices.${part}`)}>
            <h2>{t(`notices.${part}`)}</h2>
            {sorted[part].length === 0 && <p className="muted">{t('notices.none')}</p>}
            <ul className="notices-list">
              {sorted[part].map((notice) => (
                <NoticeRow
                  key={notice.id}
                  notice={notice}
                  today={today}
                  past={part === 'past'}
                  onWrite={() =>
                    setWriting(
                      part === 'past' ? fresh(notice) : { id: notice.id, seen: notice, start: notice },
                    )
                  }
                  onRemove={() => void remove(notice)}
                />
              ))}
            </ul>
          </section>
        ))}
      {writing && (
        <NoticeForm
          key={writing.id}
          {...writing}
          now={now}
          onClose={() => {
            setWriting(null)
            changed()
          }}
        />
      )}
    </div>
  )
}
