import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { maxHeadcount } from '../../../contract/words.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { TextField } from '../form/TextField.tsx'
import { useStaff } from '../staff.tsx'
import { t } from './text.ts'

/** A press that may or may not have been counted; the same one is sent again. */
interface Count {
  countId: string
  persons: number
}

/**
 * Counts people in or out, for one occurrence or (null) the venue as a whole. Each press is its own and counts once, however often it
 * is sent. `counted` is what the engine has.
 */
export function CountPad(props: {
  occurrenceId: string | null
  /** The occurrence's. */
  title?: string
  counted: number
  newId: () => string
}) {
  const { occurrenceId, title = null, counted, newId } = props
  const { ask, did } = useStaff()
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState<string | undefined>(undefined)
  const [said, setSaid] = useState('')
  const [unsure, setUnsure] = useState<readonly Count[]>([])

  const send = async (count: Count): Promise<boolean> => {
    setSaid('')
    const call = (one: Count) => ask((client) => client.today.headcount({ ...one, occurrenceId }))
    const { failure } = await call(count)
    if (!failure) {
      // Counts are only ever added: what takes one back is a correction, which counts once as every press does.
      const correction = { countId: newId(), persons: -count.persons }
      const what = t(count.persons > 0 ? 'count.added' : 'count.taken', { count: Math.abs(count.persons) })
      did(title === null ? what : t('count.of', { what, title }), () => call(correction))
      return true
    }
    if (failure.code === 'NEGATIVE') setSaid(t('count.negative'))
    else if (failure.code === 'NO_SUCH_OCCURRENCE') setSaid(t('count.notToday'))
    else setSaid(failureText(failure.code))
    if (failure.code === 'AWAY' || failure.code === 'NOT_SAVED') setUnsure((before) => [...before, count])
    return false
  }
  const add = (persons: number) => send({ countId: newId(), persons })
  const again = async () => {
    setUnsure([])
    for (const count of unsure) await send(count)
  }
  const addTyped = async () => {
    const persons = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0
    if (persons < 1 || persons > maxHeadcount) return setBad(t('count.badNumber', { most: maxHeadcount }))
    setTyped('')
    await add(persons)
  }

  return (
    <div className="count">
      <div className="count-steps">
        <Action
          className="count-step"
          again
          icon={Minus}
          label={t('count.less')}
          onPress={() => void add(-1)}
        />
        <p className="count-now" role="status">
          {t('count.counted', { count: counted })}
        </p>
        <Action
          className="count-step"
          again
          look="strong"
          icon={Plus}
          label={t('count.one')}
          onPress={() => void add(1)}
        />
      </div>
      <form
        className="asking-own"
        onSubmit={(event) => {
          event.preventDefault()
          void addTyped()
        }}
      >
        <TextField
          label={t('count.number')}
          kind="number"
          value={typed}
          onChange={(value) => {
            setBad(undefined)
            setTyped(value)
          }}
          error={bad}
          maxLength={4}
        />
        <Action submit>{t('count.add')}</Action>
      </form>
      {said !== '' && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
      {unsure.length > 0 && <Action onPress={() => void again()}>{t('count.again')}</Action>}
    </div>
  )
}
