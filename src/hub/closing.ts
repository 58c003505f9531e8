import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets the server close as soon as it has answered what it was asked. Node itself waits for kept connections that were busy when it began, and for those
 * on which nothing was ever asked: a kiosk that hangs up before it asks leaves one.
 */
export function closePromptly(app: FastifyInstance): void {
  const open = new Set<Socket>()
  const asked = new Set<Socket>()
  let closing = false

  app.server.on('connection', (socket) => {
    if (closing) socket.destroy()
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      asked.delete(socket)
    })
  })
  app.addHook('onRequest', async ({ raw }) => {
    asked.add(raw.socket)
  })
  app.addHook('onResponse', async ({ raw }) => {
    asked.delete(raw.socket)
    if (closing) raw.socket.destroySoon()
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of open) if (!asked.has(socket)) socket.destroy()
  })
}
