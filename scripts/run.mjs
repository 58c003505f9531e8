// `npm run TASK` comes here: set up, then run the task on the right Node.
import { runProgram } from './runProgram.mjs'
import { root, setUp } from './setup.mjs'
import { tasks } from './tasks.mjs'

const [task, ...rest] = process.argv.slice(2)
const commands = tasks[task]
if (!commands) {
  console.error(`No task "${task}". There is: ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
try {
  const { node, env } = setUp()
  for (const [index, args] of commands.entries()) {
    const isLast = index === commands.length - 1
    // Whoever asks what there is wants nothing built.
    if (!isLast && rest.includes('--help')) continue
    const more = isLast ? rest : []
    const status = await runProgram(node, [...args, ...more], { cwd: root, env })
    if (status !== 0) process.exit(status)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
