import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import * as z from 'zod'
import type { Identity } from './signIn.ts'

/** The municipality's own sign-in, by OpenID Connect. */
export interface ProviderOptions {
  /** As its discovery document says it; https, or http on loopback. */
  issuer: string
  clientId: string
  clientSecret: string
}

/** What the hub must know again when somebody comes back from the provider. */
export const flight = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
export type Flight = z.infer<typeof flight>

export interface Provider {
  /** Where the browser goes. Throws when the provider does not answer. */
  begin(redirectUri: string): Promise<{ to: string; flight: Flight }>
  /**
   * Who came back to `url`. Throws when state, nonce, code, signature or anything else is not what it ought to be.
   * @param url the redirect address with what the provider has added
   */
  finish(url: URL, flight: Flight): Promise<Identity>
}

const timeoutSeconds = 10
const scope = 'openid email'

const emailClaims = z.object({ email: z.email(), email_verified: z.literal(true) })

/** Speaks with a provider (OpenID Connect Core 1.0, 3.1; RFC 7636). It is first asked when somebody wants to go there. */
export function openIdProvider({ issuer, clientId, clientSecret }: ProviderOptions): Provider {
  let discovered: Promise<Configuration> | null = null

  function configuration(): Promise<Configuration> {
    const server = new URL(issuer)
    discovered ??= discovery(server, clientId, {}, authBySecret(clientSecret), {
      timeout: timeoutSeconds,
      execute: server.protocol === 'http:' ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      // One that was away is asked again.
      discovered = null
      throw error
    })
    return discovered
  }

  return {
    async begin(redirectUri) {
      const config = await configuration()
      const flight = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const to = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state: flight.state,
        nonce: flight.nonce,
        code_challenge: await calculatePKCECodeChallenge(flight.verifier),
        code_challenge_method: 'S256',
      })
      return { to: to.href, flight }
    },
    async finish(url, { state, nonce, verifier }) {
      const config = await configuration()
      const tokens = await authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider gave no ID token')
      return {
        issuer: claims.iss,
        subject: claims.sub,
        async verifiedEmail() {
          const isTold = claims.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined
          const told = isTold ? claims : await fetchUserInfo(config, tokens.access_token, claims.sub)
          const read = emailClaims.safeParse(told)
          return read.success ? read.data.email.toLowerCase() : null
        },
      }
    },
  }
}

/** In the way that the provider takes it; what is left out of its discovery document means Basic (Discovery 1.0, section 3). */
function authBySecret(secret: string): ClientAuth {
  const [post, basic] = [ClientSecretPost(secret), ClientSecretBasic(secret)]
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
}
