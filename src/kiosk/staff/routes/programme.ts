import { toldChanges } from '../../../contract/staff/edit.ts'
import { assembleWeek } from '../../../domain/day.ts'
import { toldEdit } from '../../../domain/history.ts'
import type { Editor } from '../../services/edit.ts'
import type { ProgrammeService } from '../../services/programme.ts'
import type { Store } from '../../store/index.ts'
import { type BehindDoor, implementer } from '../guard.ts'
import type { LostEdits } from '../lostEdits.ts'
import { editedOrThrow } from './answer.ts'

export interface ProgrammeServices {
  editor: Editor
  programme: ProgrammeService
  store: Store
  lostEdits: LostEdits
}

/** The whole programme of the venue, all for role `staff` and above. */
export function programmeRoutes(
  behind: BehindDoor,
  { editor, programme, store, lostEdits }: ProgrammeServices,
) {
  const os = implementer.staff.programme
  const staff = behind('staff')
  return os.router({
    all: os.all.use(staff).handler(() => programme.shown().own),
    week: os.week
      .use(staff)
      .handler(({ input: { from } }) => assembleWeek({ ...programme.ownInput(from), from })),
    save: os.save.use(staff).handler(({ input: { changes, kind }, context }) => {
      return editedOrThrow(editor.save(changes, { person: context.actor.id, kind }))
    }),
    undo: os.undo
      .use(staff)
      .handler(({ input, context }) => editedOrThrow(editor.undo(input.editId, context.actor.id))),
    lost: os.lost.use(staff).handler(() => lostEdits.open()),
    settle: os.settle.use(staff).handler(({ input, context, errors }) => {
      const answer = lostEdits.settle(input, context.actor.id)
      if (answer === 'SETTLED') throw errors.SETTLED()
      return editedOrThrow(answer)
    }),
    history: os.history
      .use(staff)
      .handler(({ input: { id, before, limit }, context }) =>
        store.edits
          .list({ limit, most: toldChanges, ...(id && { entity: id }), ...(before && { before }) })
          .map((edit) => toldEdit(edit, store.programme.find, context.actor.id)),
      ),
    orders: os.orders.use(staff).handler(({ input: { from, to } }) =>
      programme
        .shown()
        .own.meals.filter(({ date }) => from <= date && date <= to)
        .map(({ id }) => {
          const portions = store.today.portions(id).map(({ diet, portions }) => [diet, portions])
          return { mealId: id, portions: Object.fromEntries(portions) }
        }),
    ),
  })
}
