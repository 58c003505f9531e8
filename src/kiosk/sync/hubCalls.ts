import { createHash, createPrivateKey, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type * as z from 'zod'
import type { Clock } from '../../contract/clock.ts'
import {
  type CarriedAnswer,
  type CarriedRefusal,
  carriedAnswer,
  carriedRefusal,
  type EnrolAnswer,
  enrolAnswer,
  type enrolRequest,
  type OthersAnswer,
  type OthersRequest,
  othersAnswer,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  pullAnswer,
  pullRefusal,
  pushAnswer,
  signedHeaders,
  signedText,
  syncPaths,
} from '../../contract/sync.ts'
import type { Device } from '../store/syncStore.ts'

export interface HubCallOptions {
  fetch: typeof globalThis.fetch
  clock: Clock
}

/** What came of a call. Whatever is not the hub's own answer is `failed`: no network, a timeout, a captive portal's page. */
export type CallResult<T> =
  | { result: 'answered'; answer: T }
  | { result: 'too large' }
  /** The hub has shut this kiosk out. */
  | { result: 'revoked' }
  /** The hub takes no such parcel. */
  | { result: 'refused'; why: CarriedRefusal }
  | { result: 'failed'; why: string; retryAfterMs: number | null }

const timeoutMs = 30_000
/** The longest answer is a page of a programme, some half of this; a portal may send anything. */
const maxAnswerBytes = 2 * 1024 * 1024

/** Sends a batch. */
export const callPush = signedCall<PushRequest, PushAnswer>(syncPaths.push, pushAnswer)

/** Asks what stands of the programme and of who has come. */
export const callPull = signedCall<PullRequest, PullAnswer>(syncPaths.pull, pullAnswer)

/** Asks what other venues have on. */
export const callOthers = signedCall<OthersRequest, OthersAnswer>(syncPaths.others, othersAnswer)

/**
 * A call that is compressed, and signed by the kiosk's own key. `stop` ends it at once. Rejects only when that key cannot be read.
 */
function signedCall<Request, Answer>(path: string, schema: z.ZodType<Answer>) {
  return async (
    options: HubCallOptions,
    device: Device,
    request: Request,
    stop: AbortSignal,
  ): Promise<CallResult<Answer>> => {
    const body = await promisify(gzip)(JSON.stringify(request))
    const headers = signedHeaders(device.deviceId, signatureOf(device, path, body))
    return call(options, device.hubAddress + path, headers, body, schema, stop)
  }
}

/**
 * The kiosk's own signature of a compressed body, base64url.
 * @throws when its key cannot be read
 */
export function signatureOf({ privateKey }: Device, path: string, body: Uint8Array): string {
  const text = signedText(path, createHash('sha256').update(body).digest('hex'))
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return sign(null, Buffer.from(text), key).toString('base64url')
}

/** Hands in what another kiosk has signed. Never rejects. */
export async function callCarried(
  options: HubCallOptions,
  hubAddress: string,
  { device, signature, body }: { device: string; signature: string; body: Uint8Array<ArrayBuffer> },
  stop: AbortSignal,
): Promise<CallResult<CarriedAnswer>> {
  const url = hubAddress + syncPaths.carried
  return call(options, url, signedHeaders(device, signature), body, carriedAnswer, stop)
}

/** Hands in a code and a public key. Never rejects. */
export async function callEnrol(
  options: HubCallOptions,
  address: string,
  request: z.infer<typeof enrolRequest>,
): Promise<CallResult<EnrolAnswer>> {
  const headers = { 'content-type': 'application/json' }
  const never = new AbortController().signal
  return call(options, address + syncPaths.enrol, headers, JSON.stringify(request), enrolAnswer, never)
}

async function call<T>(
  { fetch, clock }: HubCallOptions,
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
  schema: z.ZodType<T>,
  stop: AbortSignal,
): Promise<CallResult<T>> {
  const timeout = new AbortController()
  const cancel = clock.after(timeoutMs, () => timeout.abort(new Error('no answer in 30 s')))
  const signal = AbortSignal.any([timeout.signal, stop])
  try {
    // A redirect is a portal's doing, and would carry the ops elsewhere.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    if (response.status === 413) return { result: 'too large' }
    // A portal's 403 says something else.
    if (response.status === 403 && (await isRevocation(response))) return { result: 'revoked' }
    const why = [400, 401].includes(response.status) ? await refusalOf(response) : null
    if (why !== null) return { result: 'refused', why }
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), clock.wall())
    if (!response.ok) return { result: 'failed', why: `status ${response.status}`, retryAfterMs }
    const answer = schema.safeParse(parseJson(await readText(response)))
    return answer.success
      ? { result: 'answered', answer: answer.data }
      : { result: 'failed', why: 'not the answer of a hub', retryAfterMs }
  } catch (error) {
    return { result: 'failed', why: reasonOf(error), retryAfterMs: null }
  } finally {
    cancel()
    // Ends what a portal may still be sending.
    timeout.abort()
  }
}

async function isRevocation(response: Response): Promise<boolean> {
  return pullRefusal.safeParse(parseJson(await readText(response))).success
}

async function refusalOf(response: Response): Promise<CarriedRefusal | null> {
  return carriedRefusal.safeParse(parseJson(await readText(response))).data?.error ?? null
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3); in ms from now, or null. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) throw new Error('an answer without end')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
