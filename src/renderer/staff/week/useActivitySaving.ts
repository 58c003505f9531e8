import { useState } from 'react'
import { type ActivityFields, activityFields, type Programme } from '../../../contract/programme.ts'
import {
  changesFor,
  differenceOf,
  type Filled,
  isChanged,
  scopesOf,
  waits,
} from '../../../domain/editing/form.ts'
import { startOfRepeat } from '../../../domain/editing/rules.ts'
import { newActivity, type Scope } from '../../../domain/editing/series.ts'
import { toRule } from '../../../domain/repeat.ts'
import { clockText } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { type Saved, useStaff } from '../staff.tsx'
import { type DraftErrors, filledOf, type Opened } from './read.ts'
import { t } from './text.ts'

/** Which field of the form shows what the engine calls a field of the programme. */
const fieldOf: Readonly<Record<string, keyof DraftErrors>> = {
  title: 'title',
  description: 'description',
  organiser: 'name',
  leader: 'leader',
  place: 'place',
  access: 'access',
  places: 'places',
  price: 'price',
  start: 'start',
  movedTo: 'start',
  durationMinutes: 'end',
}

/** Saving what a form says: at once, or when it is said for which dates. */
export function useActivitySaving(props: {
  opened: Opened | null
  /** The entry of a catalogue that a new one comes from. */
  catalogue: ActivityFields['catalogue']
  /** As it stood when the form was opened, so that what others have changed since is seen. */
  programme: Programme
  /** As it stands now. */
  now: Programme
  today: string
  onDone: () => Promise<void>
  /** The engine has refused a field, whose error stands now. */
  onRefused: () => void
}) {
  const { opened, catalogue, programme, now, today, onDone, onRefused } = props
  const staff = useStaff()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [errors, setErrors] = useState<DraftErrors>({})
  const [asking, setAsking] = useState<{ filled: Filled; offered: Scope[]; waits: boolean } | null>(null)

  // A question that is open stays: the field that had the focus is mended just when it opens.
  const clear = () => {
    setFailure(null)
    setErrors({})
  }
  const forget = () => setAsking(null)
  const end = async (saved: Saved) => {
    setBusy(false)
    setAsking(null)
    if (saved.done || saved.failure === 'theirs') return onDone()
    const field = 'field' in saved ? fieldOf[saved.field ?? ''] : undefined
    if (!field) return setFailure(failureText(saved.failure))
    setErrors({ [field]: failureText(saved.failure) })
    onRefused()
  }
  const write = async (filled: Filled, scope: Scope) => {
    setBusy(true)
    setFailure(null)
    if (!opened) {
      const changes = newActivity(crypto.randomUUID(), {
        ...fieldsOf(filled),
        ...(catalogue && { catalogue }),
      })
      return end(await staff.save({ kind: 'added', changes, what: whatOf('done.added', filled, today) }))
    }
    const { activity, date } = opened
    const before = filledOf(opened, today)
    const wish = { activity, date, before, after: filled, scope, newId: crypto.randomUUID(), today, now }
    const { moved, details } = differenceOf(before, filled)
    const isMove = moved && Object.keys(details).length === 0
    const kind = isMove ? 'moved' : 'changed'
    const what = whatOf(isMove ? 'done.moved' : 'done.changed', filled, today)
    return end(await staff.save({ kind, changes: changesFor(programme, wish), what }))
  }
  const save = (filled: Filled) => {
    if (busy) return
    if (!opened) return void write(filled, 'all')
    const before = filledOf(opened, today)
    if (!isChanged(differenceOf(before, filled))) return void onDone()
    const offered = scopesOf(opened.activity, opened.date, before, filled)
    if (!opened.activity.recurrence) return void write(filled, 'all')
    const wish = { activity: opened.activity, date: opened.date, before, after: filled, today }
    setAsking({ filled, offered, waits: waits(programme, wish) })
  }
  const choose = (scope: Scope) => {
    if (asking && !busy) void write(asking.filled, scope)
  }
  return { busy, failure, errors, asking, save, choose, clear, forget }
}

function whatOf(id: 'done.added' | 'done.changed' | 'done.moved', filled: Filled, today: string): string {
  const title = filled.details.title?.sv ?? ''
  return t(id, { title, day: weekdayDateText(filled.date, today), time: clockText(filled.time) })
}

/** A new activity as the form says it: what recurs begins on its first date. */
function fieldsOf({ date, time, minutes, repeat, details }: Filled) {
  const isOnce = repeat === 'kept' || repeat.kind === 'once'
  const start = isOnce ? date : startOfRepeat(repeat, date, date)
  const stated = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null))
  return activityFields.parse({
    ...stated,
    start: `${start}T${time}`,
    durationMinutes: minutes,
    recurrence: isOnce ? undefined : toRule(repeat, start),
  })
}
