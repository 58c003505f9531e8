// `npm run dev`: the page by Vite with hot reload, in front of a real engine that starts again when its own source changes.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { newToken } from '../src/browser/host.ts'
import { cookieName } from '../src/browser/rules.ts'
import { freePort } from '../src/hub/store/freePort.ts'
import { root } from './setup.mjs'

const port = await freePort()
const token = newToken()
const target = `http://127.0.0.1:${port}`

const engine = spawn(
  process.execPath,
  ['--watch', join(root, 'src/browser/main.ts'), '--no-window', `--port=${port}`, ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, SAMVARO_TOKEN: token }, stdio: ['ignore', 'ignore', 'inherit'] },
)

// The engine is asked as its own page would ask it: by its own name, with the cookie of its entrance.
const proxy = {
  target,
  changeOrigin: true,
  headers: { origin: target, cookie: `${cookieName(port)}=${token}` },
}
const server = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { host: '127.0.0.1', proxy: { '/rpc': proxy, '/health': proxy } },
})
await server.listen()
server.printUrls()

engine.once('exit', (code) => {
  process.exitCode = code ?? 0
  server.close()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => engine.kill(signal))
