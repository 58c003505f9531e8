import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { launch, type Program } from '../faults/process.ts'

/** The text that the peer fetches and shows, as ours shows its programme. */
export const peerText = 'Fika 10.00'

const sources = fileURLToPath(new URL('peer', import.meta.url))

/** Builds the peer's page as ours is built. */
export async function buildPeer(folder: string): Promise<string> {
  const outDir = join(folder, 'peer-page')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: sources,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } },
  })
  return outDir
}

/** Starts the peer: a page with one button, node:http, and one durable insert. */
export async function startPeer(page: string, data: string): Promise<Program & { url: string }> {
  await mkdir(data, { recursive: true })
  const command = [
    process.execPath,
    join(sources, 'server.ts'),
    page,
    join(data, `${crypto.randomUUID()}.sqlite`),
  ]
  const program = launch(command, /http:\/\/127\.0\.0\.1:\d+\//)
  const [url] = await program.ready
  return { ...program, url }
}
