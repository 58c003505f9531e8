import { createHash, createPublicKey, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import {
  carriedRequest,
  enrolRequest,
  maxBodyBytes,
  othersRequest,
  type PullRefusal,
  pullRequest,
  pushRequest,
  signedText,
  syncHeaders,
  syncPaths,
} from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import { takingBack } from '../privacy/forget.ts'
import { readJson } from '../readJson.ts'
import { type DeviceRow, findDevice } from '../store/directory.ts'
import type { Partitions } from '../store/partitions.ts'
import { enrol } from './enrol.ts'
import { takeOthers } from './others.ts'
import { takePull } from './pull.ts'
import { isTooMuch, type TooMuch, takeCarried, takePush } from './push.ts'
import type { Waiting } from './waiting.ts'

/** A week off line is drained in some ten pushes; a thousand calls a minute are not a kiosk. */
const callsPerMinute = 600
/** All screens of a municipality may come from one address. Held before the signature is looked at; the limit of a device only after it. */
const callsPerMinuteOfAddress = 6000
const enrolmentsPerMinute = 20

/** What kiosks send and ask. Each call but the first, by which one is enrolled, is signed by the kiosk's own key. */
export function syncRoutes(
  app: FastifyInstance,
  { context, partitions, waiting }: { context: HubContext; partitions: Partitions; waiting: Waiting },
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/gzip', 'application/json'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )

  const limitOfAddress = { config: { rateLimit: { max: callsPerMinuteOfAddress, timeWindow: 60_000 } } }
  const limitOfDevice = app.createRateLimit({
    max: callsPerMinute,
    timeWindow: 60_000,
    // Who carries a kiosk's parcels over and over takes nothing of what the kiosk itself may send.
    keyGenerator: ({ headers, routeOptions }) =>
      `${routeOptions.url === syncPaths.carried ? 'carried' : 'device'} ${headers[syncHeaders.device]}`,
  })
  /** What a device of ours has signed, read by the schema; the answer has been given where there is none. */
  async function signed<T>(request: FastifyRequest, reply: FastifyReply, path: string, schema: z.ZodType<T>) {
    const body = bodyOf(request)
    const device = await signedBy(context, request, path, body)
    if (!device) return refuse(reply, 401, 'UNKNOWN_DEVICE')
    const limit = await limitOfDevice(request)
    if (!limit.isAllowed && limit.isExceeded) {
      return refuse(reply.header('retry-after', limit.ttlInSeconds), 429, 'TOO_OFTEN')
    }
    const text = await inflate(body)
    if (text === 'too large') return refuse(reply, 413, 'TOO_LARGE')
    const asked = schema.safeParse(readJson(text))
    if (asked.success) return { device, asked: asked.data }
    context.log.warn('A kiosk sent what cannot be read', { device: device.id, path })
    return refuse(reply, 400, 'UNREADABLE')
  }

  function taken<T extends { result: string }>(
    reply: FastifyReply,
    device: DeviceRow,
    answer: T | TooMuch,
    isNews = true,
  ) {
    if (isTooMuch(answer)) {
      refuse(reply.header('retry-after', Math.ceil(answer.retryAfterMs / 1000)), 429, 'TOO_MUCH')
      return reply
    }
    if (isNews) waiting.tell(device.venue)
    return answer
  }

  app.post(syncPaths.push, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.push, pushRequest)
    if (came === null) return reply
    return taken(reply, came.device, await takePush(context, partitions, came.device, came.asked))
  })

  app.post(syncPaths.carried, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.carried, carriedRequest)
    if (came === null) return reply
    const { answer, isNews } = await takeCarried(context, partitions, came.device, came.asked)
    // Anybody may hand in what a kiosk once signed, over and over.
    return taken(reply, came.device, answer, isNews)
  })

  const names = takingBack(context)
  app.addHook('onClose', names.rest)
  app.post(syncPaths.pull, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.pull, pullRequest)
    if (came === null) return reply
    const shutOut = () => reply.code(403).send({ error: 'REVOKED' satisfies PullRefusal })
    // It may still push what it has (sync.md, Poison).
    if (came.device.state === 'revoked') return shutOut()
    // A hub that was put back from a backup hears from its screens what it has forgotten since.
    if (came.asked.forgotten !== undefined) await names.take(came.asked.forgotten)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const answer = await takePull(context, waiting, came.device, came.asked, gone.signal)
    return answer === 'REVOKED' ? shutOut() : answer
  })

  app.post(syncPaths.others, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.others, othersRequest)
    if (came === null) return reply
    if (came.device.state === 'revoked') return reply.code(403).send({ error: 'REVOKED' })
    return takeOthers(context, came.device, came.asked)
  })

  const enrolLimit = { max: enrolmentsPerMinute, timeWindow: 60_000 }
  app.post(syncPaths.enrol, { config: { rateLimit: enrolLimit } }, async (request, reply) => {
    const asked = enrolRequest.safeParse(readJson(bodyOf(request).toString('utf8')))
    const answer = asked.success ? await enrol(context, asked.data) : null
    return answer ?? reply.code(403).send({ error: 'CODE_NOT_TAKEN' })
  })
}

function refuse(reply: FastifyReply, status: number, error: string): null {
  reply.code(status).send({ error })
  return null
}

/** The device that signed this body, or null. The signature is checked before the body is inflated. */
async function signedBy(
  context: HubContext,
  request: FastifyRequest,
  path: string,
  body: Buffer,
): Promise<DeviceRow | null> {
  const id = request.headers[syncHeaders.device]
  const signature = request.headers[syncHeaders.signature]
  if (typeof id !== 'string' || typeof signature !== 'string') return null
  const device = await findDevice(context, id)
  if (!device) return null
  const key = createPublicKey({ key: Buffer.from(device.public_key, 'base64'), format: 'der', type: 'spki' })
  const text = signedText(path, createHash('sha256').update(body).digest('hex'))
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url')) ? device : null
}

/** Stops as soon as the limit is passed, however much more there would be. Bytes that are no gzip read as an empty text. */
async function inflate(body: Buffer): Promise<string | 'too large'> {
  try {
    return (await promisify(gunzip)(body, { maxOutputLength: maxBodyBytes })).toString('utf8')
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too large' : ''
  }
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}
