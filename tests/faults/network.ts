import { connect, createServer, type Socket } from 'node:net'

/**
 * What lies between a kiosk and its hub:
 * - `well`: all goes through;
 * - `cut`: nobody answers the door, and calls that are under way end;
 * - `reset`: each connection is taken and torn down at once;
 * - `halfOpen`: connections stand, and nothing comes through either way;
 * - `slow`: `bytesPerSecond` each way;
 * - `portal`: every request is answered 200 with a page of HTML;
 * - `loseAnswers`: the hub gets and does everything, and its answer is thrown away.
 */
export type Weather = 'well' | 'cut' | 'reset' | 'halfOpen' | 'slow' | 'portal' | 'loseAnswers'

export interface Network {
  port: number
  set(weather: Weather): Promise<void>
  close(): Promise<void>
}

const slowBytesPerSecond = 4000
const slowTickMs = 50

/** A TCP proxy on the loopback in front of `target`, whose weather can be changed at any time. */
export async function startNetwork(target: number): Promise<Network> {
  let weather: Weather = 'well'
  const pairs = new Set<[Socket, Socket | null]>()

  const server = createServer((near) => {
    near.on('error', () => {})
    if (weather === 'reset') {
      near.resetAndDestroy()
      return
    }
    if (weather === 'portal') {
      portal(near)
      return
    }
    const far = weather === 'halfOpen' ? null : connect(target, '127.0.0.1')
    const pair: [Socket, Socket | null] = [near, far]
    pairs.add(pair)
    near.on('close', () => pairs.delete(pair))
    if (far === null) near.resume()
    else join(near, far)
  })

  function join(near: Socket, far: Socket): void {
    far.on('error', () => near.destroy())
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    pass(near, far)
    if (weather !== 'loseAnswers') {
      pass(far, near)
      return
    }
    far.on('data', () => near.resetAndDestroy())
  }

  function pass(from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      if (weather === 'halfOpen') return
      if (weather !== 'slow') {
        to.write(chunk)
        return
      }
      from.pause()
      drip(to, chunk, () => from.resume())
    })
  }

  function end(): void {
    for (const [near, far] of pairs) {
      near.destroy()
      far?.destroy()
    }
  }

  async function listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  }

  await listen(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    async set(next) {
      // A change of weather ends what is under way, but a network that goes half open tells nobody.
      if (next !== 'halfOpen') end()
      if (next === 'cut') await new Promise((resolve) => server.close(resolve))
      else if (weather === 'cut') await listen(address.port)
      weather = next
    },
    async close() {
      end()
      if (weather !== 'cut') await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sends a chunk on at the speed of a bad mobile network. */
function drip(to: Socket, chunk: Buffer, done: () => void): void {
  const size = (slowBytesPerSecond * slowTickMs) / 1000
  let sent = 0
  const timer = setInterval(() => {
    if (to.destroyed) return clearInterval(timer)
    to.write(chunk.subarray(sent, sent + size))
    sent += size
    if (sent < chunk.length) return
    clearInterval(timer)
    done()
  }, slowTickMs)
}

const welcome = '<!doctype html><title>Gästnät</title><h1>Godkänn villkoren för att surfa</h1>'

function portal(near: Socket): void {
  near.once('data', () => {
    near.end(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(welcome)}\r\nconnection: close\r\n\r\n${welcome}`,
    )
  })
}
