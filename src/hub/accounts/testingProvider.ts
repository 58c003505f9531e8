import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
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
 * A real OpenID provider on loopback, which lets in whoever names a subject that it knows.
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
  const make = () =>
    new Provider(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [`${hub()}${providerPath}`],
        },
      ],
      cookies: { keys: ['of the tests'] },
      claims: { email: ['email', 'email_verified'] },
      // It warns of each that is left to it.
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      pkce: { required: () => true },
      findAccount: (_context, subject) => {
        const known = people[subject]
        if (!known) return undefined
        const claims = () => ({ sub: subject, email: known.email, email_verified: known.verified })
        return { accountId: subject, claims }
      },
    })
  let answer: ReturnType<Provider['callback']> | null = null
  server.on('request', (request, response) => {
    answer ??= make().callback()
    return answer(request, response)
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
