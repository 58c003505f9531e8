import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** Thrown by `toRequest` for a body over the limit; nothing of it has reached the engine. */
export class BodyTooLarge extends Error {}

/** Headers that belong to one connection and not to the message (RFC 9110, 7.6.1). */
const ofTheConnection = new Set(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/**
 * Reads a whole Node request into a web `Request`. What a page sends is small, and so an engine never sees half a body.
 * @param origin of this host, without a slash at the end
 * @param maxBody bytes
 * @param signal aborted when the client has gone away
 * @throws BodyTooLarge, or TypeError when the target is no URL
 */
export async function toRequest(
  incoming: IncomingMessage,
  origin: string,
  maxBody: number,
  signal: AbortSignal,
): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    if (!ofTheConnection.has(name)) for (const one of value ?? []) headers.append(name, one)
  }
  const bodyless = incoming.method === 'GET' || incoming.method === 'HEAD'
  const body = bodyless ? null : await readBody(incoming, maxBody)
  return new Request(origin + incoming.url, {
    method: incoming.method ?? 'GET',
    headers,
    body: body?.length ? body : null,
    signal,
  })
}

async function readBody(incoming: IncomingMessage, maxBody: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBody) throw new BodyTooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBody) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Writes a web `Response` as it comes, no faster than the client reads. When the client goes away the body is cancelled, so that
 * a live stream ends.
 */
export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (!ofTheConnection.has(name) && name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  if (!response.body) {
    outgoing.end()
    return
  }
  // A live stream may be silent for hours; its reader must know at once that it stands.
  outgoing.flushHeaders()
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), outgoing)
}

/** Whether an error says only that the client has left, which is no fault: pages are closed and reloaded. */
export function isGone(error: unknown): boolean {
  const { code, name } = error as NodeJS.ErrnoException
  return name === 'AbortError' || ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(code ?? '')
}
