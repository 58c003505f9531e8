import type { FastifyInstance } from 'fastify'
import { carryPath } from '../contract/drop.ts'

/** The built page by path, '/hub.html' etc.; null where there is none. */
export type BuiltFiles = (path: string) => Promise<{ body: Uint8Array; type: string } | null>

const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const

/** It reads QR codes with the camera, and what reads them is WebAssembly. */
const carryHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; script-src 'self' 'wasm-unsafe-eval'`,
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
} as const

/** The hub's page, the page for who carries, and what both are built of. */
export function pageRoutes(app: FastifyInstance, files: BuiltFiles): void {
  app.get('/enrol/v1', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send('Den här länken är till en skärm, inte till en webbläsare. Ge skärmen hela länken.'),
  )
  // Nobody needs a key to carry: that page gives nothing, and hands in only what a kiosk has signed.
  const pages: Record<string, string> = {
    '/': '/hub.html',
    [carryPath]: '/carry.html',
    '/carry-worker.js': '/carry-worker.js',
  }
  for (const path of [...Object.keys(pages), '/assets/*']) {
    app.get(path, async (request, reply) => {
      const { pathname } = new URL(request.url, 'http://hub')
      const file = await files(pages[pathname] ?? pathname)
      if (!file) return reply.code(404).send({ error: 'NOT_FOUND' })
      return reply
        .headers(pathname === carryPath ? carryHeaders : pageHeaders)
        .header('cache-control', pathname in pages ? 'no-cache' : 'public, max-age=31536000, immutable')
        .type(file.type)
        .send(file.body)
    })
  }
}
