import { implement, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { hubDoorContract } from '../../contract/hubAccounts.ts'
import { type DoorReason, pageHeader, pageStates } from '../../contract/hubPage.ts'
import { type Actor, operator } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { readJson } from '../readJson.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import { findInvited } from './invitations.ts'
import { type PasswordCost, passwordHasher } from './passwords.ts'
import { flight, type Provider } from './provider.ts'
import { sealBy } from './seal.ts'
import { actorOfSession, endSession } from './sessions.ts'
import { choosePassword, enterByPassword, enterByProvider, type LetIn } from './signIn.ts'
import { bears } from './tokens.ts'

export interface DoorOptions {
  context: HubContext
  /** Opens everything, as a bearer token: the last resort of who runs the hub. */
  adminKey: string
  /** Where people reach the hub. */
  address: () => string
  /** The municipality's own sign-in, or null. */
  provider: Provider | null
  /** What a password costs to try; as OWASP asks unless told. */
  passwordCost?: PasswordCost
  logUnexpected: (error: unknown) => void
}

/** Where the provider sends people back to. */
export const providerPath = '/sign-in/oidc'
/** How long somebody may be at the provider, in ms. */
const awayMs = 600_000
const callsPerMinute = 120
/** A password and an address are small; who has not come in sends nothing larger. */
const maxBytes = 16_384

const away = flight.extend({ invitation: z.string().nullable(), until: z.number() })

/**
 * Who asks, or null for nobody whom the hub knows. A cookie counts only beside the page's own header: a form or a picture of another site brings the
 * cookie along at most, and a script of another site that wants to set a header is asked first whether it may, which the hub never answers.
 */
export async function whoAsks(
  request: FastifyRequest,
  reply: FastifyReply,
  { context, adminKey, address }: DoorOptions,
): Promise<Actor | null> {
  if (bears(request, adminKey)) return operator
  const page = pageStateOf(request)
  const token = cookiesOf(request, reply, address()).read('in')
  return page && token ? actorOfSession(context, token, page === 'touched') : null
}

/** What may be asked before anybody has come in, and the way back from the municipality's provider. */
export function doorRoutes(app: FastifyInstance, options: DoorOptions): void {
  const { context, address, provider, adminKey } = options
  const seal = sealBy(adminKey)
  const rpc = new RPCHandler(doorRouter(options), { interceptors: [onError(options.logUnexpected)] })
  const limit = { config: { rateLimit: { max: callsPerMinute, timeWindow: 60_000 } } }

  app.post('/door/*', limit, async (request, reply) => {
    if (!pageStateOf(request)) return reply.code(403).send({ error: 'PAGE_NEEDED' })
    if (!(Number(request.headers['content-length'] ?? Number.NaN) <= maxBytes)) {
      return reply.code(413).send({ error: 'TOO_LARGE' })
    }
    const cookies = cookiesOf(request, reply, address())
    const { matched } = await rpc.handle(request, reply, {
      prefix: '/door',
      context: { cookies, from: request.ip },
    })
    if (!matched) return reply.code(404).send({ error: 'NOT_FOUND' })
  })

  app.get(providerPath, limit, async (request, reply) => {
    const cookies = cookiesOf(request, reply, address())
    const sealed = cookies.read('away')
    cookies.drop('away')
    reply.header('cache-control', 'no-store')
    const back = (reason: DoorReason) => reply.redirect(`/#door=${reason}`, 303)
    const expected = away.safeParse(readJson((sealed === null ? null : seal.open(sealed)) ?? ''))
    if (!provider || !expected.success || expected.data.until < context.clock.wall()) return back('failed')
    const entered = await enterByFlight(provider, new URL(request.url, address()), expected.data)
    if (typeof entered === 'string') return back(entered)
    await keepIn(context, cookies, entered)
    return reply.redirect('/', 303)
  })

  async function enterByFlight(
    provider: Provider,
    url: URL,
    { invitation, until: _, ...flight }: z.infer<typeof away>,
  ): Promise<LetIn | DoorReason> {
    try {
      return await enterByProvider(context, await provider.finish(url, flight), invitation)
    } catch (error) {
      // Nothing that the provider says of a person: only what kind of refusal it is.
      context.log.warn('Somebody came back from the provider and was not let in', { error: kindOf(error) })
      return 'failed'
    }
  }
}

const door = implement(hubDoorContract).$context<{ cookies: Cookies; from: string }>()

function doorRouter({ context, adminKey, address, provider, passwordCost }: DoorOptions) {
  const passwords = passwordHasher(passwordCost)
  const seal = sealBy(adminKey)
  return door.router({
    state: door.state.handler(() => ({
      municipality: context.municipality.name,
      hasProvider: provider !== null,
    })),
    enter: door.enter.handler(async ({ context: { cookies, from }, input, errors }) => {
      const entered = await enterByPassword(context, passwords, { ...input, from })
      if (entered === 'NOT_LET_IN') throw errors.NOT_LET_IN()
      if ('waitMs' in entered) throw errors.TOO_OFTEN({ data: entered })
      await keepIn(context, cookies, entered)
      return {}
    }),
    invitation: door.invitation.handler(async ({ input, errors }) => {
      const invited = await findInvited(context, input.token)
      if (!invited) throw errors.INVITATION_OVER()
      return { name: invited.name, email: invited.email }
    }),
    choosePassword: door.choosePassword.handler(async ({ context: { cookies }, input, errors }) => {
      const entered = await choosePassword(context, passwords, input)
      if (typeof entered === 'string') throw errors[entered]()
      await keepIn(context, cookies, entered)
      return {}
    }),
    goToProvider: door.goToProvider.handler(async ({ context: { cookies }, input, errors }) => {
      const begun = await provider?.begin(address() + providerPath).catch((error: unknown) => {
        context.log.warn('The provider of sign-in does not answer', { error: kindOf(error) })
      })
      if (!begun) throw errors.PROVIDER_AWAY()
      const until = context.clock.wall() + awayMs
      const kept = { ...begun.flight, invitation: input.invitation, until }
      cookies.write('away', seal.close(JSON.stringify(kept)), awayMs / 1000)
      return { to: begun.to }
    }),
    leave: door.leave.handler(async ({ context: { cookies } }) => {
      const token = cookies.read('in')
      if (token) await endSession(context, token)
      cookies.drop('in')
      return {}
    }),
  })
}

/** Whoever was in by this browser before is out. */
async function keepIn(context: HubContext, cookies: Cookies, { token }: LetIn): Promise<void> {
  const before = cookies.read('in')
  if (before) await endSession(context, before)
  cookies.write('in', token)
}

function pageStateOf(request: FastifyRequest) {
  return pageStates.find((state) => state === request.headers[pageHeader])
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'error' in error && typeof error.error === 'string' ? error.error : error.message
}
