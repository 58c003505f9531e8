import { CalendarPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { capitalised, clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { opener } from '../form/useFocusOn.ts'
import { useSaving } from '../form/useSaving.ts'
import { useStaff } from '../staff.tsx'
import { NewException } from './NewException.tsx'
import { t } from './text.ts'

type Exception = Programme['openingExceptions'][number]

function hoursText({ hours }: Exception): string {
  return hours ? `${clockText(hours.from)}–${clockText(hours.to)}` : t('exceptions.closed')
}

/** Dates on which it is otherwise than in an ordinary week; those that have been are not shown. */
export function Exceptions(props: { exceptions: readonly Exception[]; onDone: () => void }) {
  const { exceptions, onDone } = props
  const { day } = useStaff()
  const [adding, setAdding] = useState(false)
  const saving = useSaving()
  const today = day.view?.date
  if (today === undefined) return null
  const coming = exceptions
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const remove = async ({ id, date }: Exception) => {
    const what = t('exceptions.removed', { day: capitalised(weekdayDateText(date, today), 'sv') })
    const changes = [{ do: 'delete', type: 'openingException', id } as const]
    if ((await saving.run({ kind: 'removed', changes, what })) !== 'failed') onDone()
  }
  return (
    <Block
      title={t('exceptions.title')}
      intro={t('exceptions.intro')}
      head={
        !adding && (
          <Action className={opener} icon={CalendarPlus} onPress={() => setAdding(true)}>
            {t('exceptions.add')}
          </Action>
        )
      }
    >
      {adding && (
        <NewException
          exceptions={exceptions}
          today={today}
          onDone={onDone}
          onClose={() => setAdding(false)}
        />
      )}
      {coming.length === 0 && !adding && <p className="muted">{t('exceptions.none')}</p>}
      <ul className="block-list">
        {coming.map((exception) => {
          const name = weekdayDateText(exception.date, today)
          return (
            <li key={exception.id} className="block-row">
              <p className="block-words">
                <span className="block-name">{capitalised(name, 'sv')}</span>
                {` · ${hoursText(exception)}`}
                {exception.reason && <span className="muted">{` · ${exception.reason.sv}`}</span>}
              </p>
              <Action
                icon={Trash2}
                label={t('exceptions.removeOf', { day: name })}
                onPress={() => void remove(exception)}
              >
                {t('exceptions.remove')}
              </Action>
            </li>
          )
        })}
      </ul>
      {saving.other() && (
        <p role="alert" className="field-error">
          {saving.other()}
        </p>
      )}
    </Block>
  )
}
