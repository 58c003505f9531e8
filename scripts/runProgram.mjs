import { spawn } from 'node:child_process'

/**
 * Runs a program in this terminal until it ends. Ctrl-C reaches it through the terminal itself, so that it is only waited for;
 * a SIGTERM is passed on.
 * @param {string} program on PATH, or a path
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 * @throws when there is no such program
 */
export async function runProgram(program, args, { cwd, env }) {
  // Never through a shell, which would take arguments with spaces apart.
  const child = spawn(program, args, { cwd, env, stdio: 'inherit' })
  const wait = () => {}
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGINT', wait)
  process.on('SIGTERM', passOn)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    process.off('SIGINT', wait)
    process.off('SIGTERM', passOn)
  }
}
