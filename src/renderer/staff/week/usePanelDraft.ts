import { useMemo, useState } from 'react'
import { differenceOf, isChanged } from '../../../domain/editing/form.ts'
import { sameJson } from '../../../domain/sameJson.ts'
import { clockText } from '../../i18n/formats.ts'
import { repeatText, wordsOf } from '../form/repeatText.ts'
import { readDate, readTime } from '../form/typed.ts'
import { useUnsaved } from '../staff.tsx'
import { type Draft, draftOf, newDraft, repeatOf } from './draft.ts'
import { minutesOf, timeOfMinutes } from './layout.ts'
import { filledOf, type Opened, readDraft } from './read.ts'
import type { Showing } from './showing.ts'

/** What is typed in the panel, and what it comes to. It stays when what it began from is shown anew. */
export function usePanelDraft(showing: Showing, today: string) {
  const opened = showing.kind === 'occurrence' ? showing : null
  const initial = useMemo<Draft>(
    () =>
      showing.kind === 'new'
        ? (showing.from?.draft ?? newDraft(showing.date, showing.time, today))
        : draftOf(showing.activity, showing.own, showing.date, today),
    [showing, today],
  )
  const [draft, setDraft] = useState(initial)
  const { filled, errors } = readDraft(draft, opened, today)
  const isDirty = opened
    ? !filled || isChanged(differenceOf(filledOf(opened, today), filled))
    : !sameJson({ ...draft, goalArea: null }, { ...initial, goalArea: null })
  useUnsaved(isDirty, draft.title.trim() || null)
  return {
    draft,
    filled,
    errors,
    isDirty,
    set: (part: Partial<Draft>) => setDraft((before) => followed(before, part)),
    words: wordsFor({ draft, initial, opened, today }),
  }
}

/** The repeat in words, and a rule that the form cannot show. */
function wordsFor(about: { draft: Draft; initial: Draft; opened: Opened | null; today: string }) {
  const { draft, initial, opened, today } = about
  const date = readDate(draft.date, today) ?? today
  const repeat = repeatOf(draft, date, readDate(draft.until, date) ?? undefined)
  const isUntouched =
    draft.repeat === initial.repeat && draft.until === initial.until && draft.days === initial.days
  const rule = opened && repeatText(opened.activity.recurrence, opened.activity.start.slice(0, 10), today)
  const kept = initial.repeat === 'kept' ? rule : null
  if ((isUntouched || repeat === 'kept') && rule) return { repeat: rule, kept }
  return { repeat: repeat === 'kept' ? '' : wordsOf(repeat, date, today), kept }
}

/** The draft after a change: a start that is moved takes the end along. */
function followed(before: Draft, part: Partial<Draft>): Draft {
  const after = { ...before, ...part }
  const [from, to, start] = [readTime(before.start), readTime(before.end), readTime(after.start)]
  if (part.start === undefined || !from || !to || !start || to <= from) return after
  const end = minutesOf(start) + minutesOf(to) - minutesOf(from)
  return end < 1440 ? { ...after, end: clockText(timeOfMinutes(end)) } : after
}
