import { Megaphone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DayView } from '../../../contract/views.ts'
import { Action } from '../form/Action.tsx'
import { Urgent } from '../form/Urgent.tsx'
import { useFocusKept } from '../form/useFocusOn.ts'
import { MessageDialog } from './MessageDialog.tsx'
import { whenText } from './MoveDialog.tsx'
import { t } from './text.ts'
import { useQuick } from './useQuick.ts'

/** What the screen says at this moment, and the way to say more or less. `now` is the venue's clock. */
export function Messages({ view, now }: { view: DayView; now: string }) {
  const [writing, setWriting] = useState(false)
  const { run, busy, said } = useQuick()
  const kept = useFocusKept<HTMLElement>()
  const remove = (noticeId: string) =>
    void run(t('messages.removed'), (client) => client.today.endMessage({ noticeId }))
  return (
    <section {...kept} className="today-card" aria-label={t('messages.title')}>
      <div className="today-head">
        <h2>{t('messages.title')}</h2>
        <Action look="strong" icon={Megaphone} onPress={() => setWriting(true)}>
          {t('messages.new')}
        </Action>
      </div>
      {view.notices.length === 0 && <p className="muted">{t('messages.none')}</p>}
      <ul className="plan">
        {view.notices.map(({ id, text, level, until }) => (
          <li key={id} className="told" data-level={level}>
            <p className="told-text">
              {level === 'urgent' && <Urgent />} {text.sv}{' '}
              <span className="muted">{t('messages.until', { time: whenText(until, view.date) })}</span>
            </p>
            <Action
              icon={Trash2}
              busy={busy}
              label={t('messages.removeLong', { text: text.sv })}
              onPress={() => remove(id)}
            >
              {t('messages.remove')}
            </Action>
          </li>
        ))}
      </ul>
      {said && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
      {writing && <MessageDialog now={now} onClose={() => setWriting(false)} />}
    </section>
  )
}
