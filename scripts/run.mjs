// `npm run TASK` comes here: set up, then run the task on the right Node. Each task is a list of commands; what follows
// `npm run TASK --` goes to the last of them.
import { runProgram } from './runProgram.mjs'
import { root, setUp } from './setup.mjs'

const tasks = {
  start: [['node', 'scripts/start.ts']],
  dev: [['node', 'scripts/dev.ts']],
  build: [['node', 'scripts/build.ts']],
  check: [
    ['tsc', '--noEmit'],
    ['biome', 'check', '--error-on-warnings'],
    ['vitest', 'run', '--project', 'unit'],
  ],
  test: [['node', 'scripts/test.ts']],
  hub: [
    ['node', 'scripts/build.ts', 'page'],
    ['node', 'src/hub/main.ts'],
  ],
  demo: [['node', 'scripts/demo.ts']],
  import: [['node', 'src/kiosk/cli/import.ts']],
  enrol: [['node', 'src/kiosk/cli/enrol.ts']],
  pin: [['node', 'src/kiosk/cli/pin.ts']],
  bench: [
    ['node', 'scripts/build.ts', 'page'],
    ['node', 'tests/bench/main.ts'],
  ],
  pack: [['node', 'scripts/pack.ts']],
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
    const status = await runProgram(command, [...args, ...more], { cwd: root, env })
    if (status !== 0) process.exit(status)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
