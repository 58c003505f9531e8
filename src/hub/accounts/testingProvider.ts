import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider'
import { providerPath } from './door.ts'
import type { ProviderOptions } from './provider.ts'

/** Somebody whom the provider knows, by their subject. */
export interface Known {
  email: string
  verified: boolean
}

export interface LocalProvider extends ProviderOptions {
  close(): Promise<void>
}

/**
 * A real OpenID provider on loopback, which lets in whoever names a subject that it knows. Its page asks for that in the field `login`.
 * @param hub where people are sent back to, known once they come
 * @param port any that is free unless told
 */
export async function startProvider(
  hub: () => string,
  people: Record<string, Known>,
  port = 0,
): Promise<LocalProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  // The address of a server that listens on a port is always of this kind.
  const { port: own } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${own}`
  const client = { clientId: 'samvaro', clientSecret: 'a-secret-of-the-tests' }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const make = () =>
    // It warns of each that is left to it.
    new Provider(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [`${hub()}${providerPath}`],
        },
      ],
      adapter: inMemory(),
      jwks: { keys: [privateKey.export({ format: 'jwk' })] },
      cookies: { keys: ['of the tests'] },
      claims: { email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      pkce: { required: () => true },
      // What a municipality has agreed to for all of its people.
      async loadExistingGrant({ oidc: { provider, client, session } }) {
        if (!client || !session?.accountId) return undefined
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
        grant.addOIDCScope('openid email')
        await grant.save()
        return grant
      },
      findAccount: (_context, subject) => {
        const known = people[subject]
        if (!known) return undefined
        const claims = () => ({ sub: subject, email: known.email, email_verified: known.verified })
        return { accountId: subject, claims }
      },
    })
  let made: { provider: Provider; answer: ReturnType<Provider['callback']> } | null = null
  server.on('request', (request, response) => {
    if (made === null) {
      const provider = make()
      made = { provider, answer: provider.callback() }
    }
    const { provider, answer } = made
    const asksWho = request.url?.startsWith('/interaction/') === true
    return asksWho ? askWho(provider, request, response) : answer(request, response)
  })
  return {
    issuer,
    ...client,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The provider's page. */
async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      '<!doctype html><title>Kommunen</title><form method="post"><label>Konto <input name="login" autofocus></label></form>',
    )
    return
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId } })
}

/** What a provider keeps, for as long as it is there. */
function inMemory(): (kind: string) => Adapter {
  const all = new Map<string, AdapterPayload>()
  return (kind) => {
    const key = (id: string) => `${kind} ${id}`
    const findBy = async (is: (payload: AdapterPayload) => boolean) =>
      [...all].find(([id, payload]) => id.startsWith(key('')) && is(payload))?.[1]
    return {
      upsert: async (id, payload) => void all.set(key(id), payload),
      find: async (id) => all.get(key(id)),
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (code) => findBy((payload) => payload.userCode === code),
      consume: async (id) => void Object.assign(all.get(key(id)) ?? {}, { consumed: 1 }),
      destroy: async (id) => void all.delete(key(id)),
      async revokeByGrantId(grant) {
        for (const [id, payload] of all) if (payload.grantId === grant) all.delete(id)
      },
    }
  }
}
