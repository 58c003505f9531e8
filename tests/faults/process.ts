import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program as a process of its own, which can be killed as the kernel or a pulled plug would. */
export interface Program {
  pid: number
  /** The first thing it printed that says that it serves. Rejects, with its output, when it ends before. */
  ready: Promise<RegExpMatchArray>
  /** `kill -9`; done when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM, as a service manager stops it; done when the process is gone. */
  stop(): Promise<void>
  /** What it has printed. */
  output(): string
}

/**
 * Starts a program in the repository's folder.
 * @param ready what it prints once it serves
 */
export function launch(command: readonly string[], ready: RegExp, env: NodeJS.ProcessEnv = {}): Program {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} could not be started`)
  // A test that fails must not leave it running.
  const killAtExit = () => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const gone = once(child, 'close').then(() => {
    process.off('exit', killAtExit)
  })
  const { said, output } = listen(child, ready)
  const early = gone.then(() => {
    throw new Error(`${command.join(' ')} ended before it was ready:\n${output()}`)
  })
  const isReady = Promise.race([said, early])
  isReady.catch(() => {})
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { pid, ready: isReady, kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), output }
}

function listen(child: ChildProcess, ready: RegExp) {
  let text = ''
  const said = new Promise<RegExpMatchArray>((resolve) => {
    const hear = (chunk: Buffer) => {
      text += chunk
      const match = text.match(ready)
      if (match) resolve(match)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })
  return { said, output: () => text }
}
