import type { StaffDay } from '../../../contract/staff/today.ts'
import type { EditRefusal, Written } from '../../../domain/edits.ts'
import type { CheckIn } from '../../services/checkIn.ts'
import type { Live } from '../../services/live.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import type { Headcounts } from '../headcounts.ts'
import type { Sessions } from '../sessions.ts'
import type { TodayActions } from '../today.ts'
import { editedOrThrow } from './answer.ts'

export interface TodayServices {
  live: Live<StaffDay>
  actions: TodayActions
  headcounts: Headcounts
  checkIn: CheckIn
}

type Views = ReturnType<Live<StaffDay>['subscribe']>

/** Today's quick actions, all for role `host` and above. */
export function todayRoutes(
  behind: BehindDoor,
  sessions: Sessions,
  { live, actions, headcounts, checkIn }: TodayServices,
) {
  const os = implementer.staff.today
  const host = behind('host')
  return os.router({
    live: os.live
      .use(host)
      .handler(({ signal, context }) =>
        whileIn(live.subscribe(signal), () => sessions.lives(context.staffToken)),
      ),
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

/**
 * The views for as long as `isIn`. It is asked before each is given, of which there is one a minute at least: a stream that was let in
 * once must not go on when its session has ended, and whoever follows it makes no call that would tell.
 */
function whileIn(views: Views, isIn: () => boolean): Views {
  return {
    async next() {
      const result = await views.next()
      if (result.done || isIn()) return result
      await views.return?.()
      return { done: true, value: undefined }
    },
    return: async () => (await views.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await views.return?.()
    },
  }
}

function isMissing<Code extends `NO_SUCH_${string}`>(
  answer: Written | EditRefusal | { code: Code },
): answer is { code: Code } {
  return 'code' in answer && answer.code.startsWith('NO_SUCH_')
}
