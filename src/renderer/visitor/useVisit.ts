import { useRef, useState } from 'react'
import type { VisitView } from '../../contract/checkin.ts'
import type { Diet } from '../../contract/words.ts'
import type { KioskClient } from '../client.ts'
import { ask, type Failure } from './checkIn.ts'

export interface OpenVisit {
  /** As the engine last confirmed it; nothing is shown as chosen before that. */
  visit: VisitView
  /** Which wish waits for its answer: an occurrence's or a meal's id, `party`, `first`, `undo`. */
  waiting: ReadonlySet<string>
  /** The last wish that was not met. */
  failed: { key: string; failure: Failure } | null
  join: (occurrenceId: string, join: boolean) => void
  orderMeal: (mealId: string, diet: Diet, portions: number, done?: () => void) => void
  setPartySize: (size: number) => void
  setFirstTime: (firstTime: boolean) => void
  undo: () => void
}

type Call = Parameters<typeof ask>[1]

/** A visit that is still on the screen. Wishes go to the engine one after another, so that its last answer is the truth. */
export function useVisit(options: {
  client: KioskClient
  visit: VisitView
  /** Hears what the engine has confirmed. */
  onVisit: (visit: VisitView) => void
  onOver: () => void
}): OpenVisit {
  const { client, visit, onVisit, onOver } = options
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<OpenVisit['failed']>(null)
  const queue = useRef(Promise.resolve())
  const { visitId } = visit

  const wish = (key: string, call: Call, done?: () => void) => {
    if (waiting.has(key)) return
    setWaiting((keys) => new Set(keys).add(key))
    setFailed(null)
    queue.current = queue.current.then(async () => {
      const answer = await ask(client, call)
      setWaiting((keys) => new Set([...keys].filter((each) => each !== key)))
      if ('visit' in answer) {
        onVisit(answer.visit)
        if (!answer.visit.undone) done?.()
      } else if (answer.failure === 'VISIT_OVER') onOver()
      else setFailed({ key, failure: answer.failure })
    })
  }

  return {
    visit,
    waiting,
    failed,
    join: (occurrenceId, join) =>
      wish(occurrenceId, (checkIn, at) => checkIn.join({ visitId, occurrenceId, join }, at)),
    orderMeal: (mealId, diet, portions, done) =>
      wish(mealId, (checkIn, at) => checkIn.orderMeal({ visitId, mealId, diet, portions }, at), done),
    setPartySize: (size) => wish('party', (checkIn, at) => checkIn.partySize({ visitId, size }, at)),
    setFirstTime: (firstTime) =>
      wish('first', (checkIn, at) => checkIn.firstTime({ visitId, firstTime }, at)),
    undo: () => wish('undo', (checkIn, at) => checkIn.undo({ visitId }, at)),
  }
}
