import type { HubContext } from '../context.ts'
import { implementer, needs } from '../guard.ts'
import { readAudit } from './auditLog.ts'
import { addPerson, changePerson, invitePerson, listPeople, removePerson } from './people.ts'

/** What a coordinator does with who may come in, and the log of what was done. */
export function accountRoutes(context: HubContext, address: () => string) {
  const { people, audit } = implementer
  const coordinator = needs('coordinator')
  return {
    people: {
      list: people.list.use(coordinator).handler((call) => listPeople(context, call.context.actor)),
      add: people.add.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
        const made = await addPerson(context, actor, input)
        if (typeof made === 'string') throw errors[made]()
        return invitationLink(address(), made)
      }),
      change: people.change.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
        const { id, ...fields } = input
        const wrong = await changePerson(context, actor, id, fields)
        if (wrong) throw errors[wrong]()
        return {}
      }),
      invite: people.invite.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
        const made = await invitePerson(context, actor, input.id)
        if (typeof made === 'string') throw errors[made]()
        return invitationLink(address(), made)
      }),
      remove: people.remove.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
        const wrong = await removePerson(context, actor, input.id)
        if (wrong) throw errors[wrong]()
        return {}
      }),
    },
    audit: audit.use(coordinator).handler(({ input }) => readAudit(context, input.before)),
  }
}

/** The token is in the fragment, which no browser or proxy sends on or logs. */
function invitationLink(address: string, { token, expires }: { token: string; expires: number }) {
  return { link: `${address}/#invitation=${token}`, expires }
}
