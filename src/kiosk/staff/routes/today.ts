import type { StaffDay } from '../../../contract/staff/today.ts'
import type { CheckIn } from '../../services/checkIn.ts'
import type { EditRefusal, Written } from '../../services/edit.ts'
import type { Live } from '../../services/live.ts'
import { editedOrThrow } from '../answers.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import type { Headcounts } from '../headcounts.ts'
import type { TodayActions } from '../today.ts'

export interface TodayServices {
  live: Live<StaffDay>
  actions: TodayActions
  headcounts: Headcounts
  checkIn: CheckIn
}

/** Today's quick actions, all for role `host` and above. */
export function todayRoutes(behind: BehindDoor, { live, actions, headcounts, checkIn }: TodayServices) {
  const os = implementer.staff.today
  const host = behind('host')
  return os.router({
    live: os.live.use(host).handler(({ signal }) => live.subscribe(signal)),
    cancel: os.cancel.use(host).handler(({ input, context, errors }) => {
      const answer = actions.cancel(input, context.actor.id)
      if (isMissing(answer)) throw errors.NO_SUCH_OCCURRENCE()
      return editedOrThrow(answer)
    }),
    move: os.move.use(host).handler(({ input, context, errors }) => {
      const answer = actions.move(input, context.actor.id)
      if (isMissing(answer)) throw errors.NO_SUCH_OCCURRENCE()
      return editedOrThrow(answer)
    }),
    soldOut: os.soldOut.use(host).handler(({ input, context, errors }) => {
      const answer = actions.soldOut(input, context.actor.id)
      if (isMissing(answer)) throw errors.NO_SUCH_MEAL()
      return editedOrThrow(answer)
    }),
    message: os.message
      .use(host)
      .handler(({ input, context }) => editedOrThrow(actions.message(input, context.actor.id))),
    endMessage: os.endMessage
      .use(host)
      .handler(({ input, context }) => editedOrThrow(actions.endMessage(input, context.actor.id))),
    open: os.open
      .use(host)
      .handler(({ input, context }) => editedOrThrow(actions.open(input, context.actor.id))),
    close: os.close
      .use(host)
      .handler(({ input, context }) => editedOrThrow(actions.close(input, context.actor.id))),
    headcount: os.headcount.use(host).handler(({ input, errors }) => {
      const answer = headcounts.count(input)
      if (answer !== 'counted') throw errors[answer]()
      return {}
    }),
    undoVisit: os.undoVisit.use(host).handler(({ input, errors }) => {
      const answer = checkIn.undoToday(input)
      if (typeof answer === 'string') throw errors[answer]()
      return {}
    }),
    undo: os.undo
      .use(host)
      .handler(({ input, context }) => editedOrThrow(actions.undo(input, context.actor.id))),
  })
}

function isMissing<Code extends `NO_SUCH_${string}`>(
  answer: Written | EditRefusal | { code: Code },
): answer is { code: Code } {
  return 'code' in answer && answer.code.startsWith('NO_SUCH_')
}
