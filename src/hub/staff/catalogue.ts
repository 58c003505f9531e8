import { fieldWithPersonalNumber } from '../../domain/personalNumber.ts'
import type { HubContext } from '../context.ts'
import { implementer, needs } from '../guard.ts'
import { listCatalogue, saveEntry, versionsOf, withdrawEntry } from '../store/catalogue.ts'

/** The catalogue of activities: read by all staff, written by coordinators. */
export function catalogueRoutes(context: HubContext) {
  const hub = implementer.catalogue
  return hub.router({
    list: hub.list
      .use(needs('staff'))
      .handler(({ context: { actor } }) => listCatalogue(context, actor.venues)),
    versions: hub.versions.use(needs('staff')).handler(({ input: { of } }) => versionsOf(context, of)),
    save: hub.save.use(needs('coordinator')).handler(async ({ input, context: { actor }, errors }) => {
      const field = fieldWithPersonalNumber(input.fields)
      if (field !== null) throw errors.PERSONAL_NUMBER({ data: { field } })
      const ver = await saveEntry(context, actor, input)
      if (ver === null) throw errors.CHANGED_MEANWHILE()
      return { ver }
    }),
    withdraw: hub.withdraw
      .use(needs('coordinator'))
      .handler(async ({ input, context: { actor }, errors }) => {
        if (!(await withdrawEntry(context, actor, input))) throw errors.NO_SUCH_ENTRY()
        return {}
      }),
  })
}
