// `npm run TASK` comes here: set up, then run the task on the right Node. Each task is a list of commands.
import { spawnSync } from 'node:child_process'
import { root, setUp } from './setup.mjs'

const tasks = {
  check: [
    ['tsc', '--noEmit'],
    ['biome', 'check', '--error-on-warnings'],
    ['vitest', 'run'],
  ],
  format: [['biome', 'check', '--write']],
}

const [task, ...rest] = process.argv.slice(2)
const commands = tasks[task]
if (!commands) {
  console.error(`No task "${task}". There is: ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
try {
  const env = setUp()
  for (const [index, [command, ...args]] of commands.entries()) {
    const more = index === commands.length - 1 ? rest : []
    const { status, error } = spawnSync(command, [...args, ...more], {
      cwd: root,
      env,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (error) throw error
    if (status !== 0) process.exit(status ?? 1)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
