import { join } from 'node:path'

const bin = (path) => join('node_modules', path)
const page = [join('scripts', 'build.ts'), 'page']

/**
 * What `npm run TASK` does: a list of Node programs, run one after the other; what follows `npm run TASK --` goes to the last of
 * them. They are files and not the commands of packages, which on Windows only a shell runs, that takes a name of two words apart.
 * @type {Record<string, string[][]>}
 */
export const tasks = {
  start: [[join('scripts', 'start.ts')]],
  dev: [[join('scripts', 'dev.ts')]],
  build: [[join('scripts', 'build.ts')]],
  check: [
    [bin('typescript/bin/tsc'), '--noEmit'],
    [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
    [bin('vitest/vitest.mjs'), 'run', '--project', 'unit'],
  ],
  test: [[join('scripts', 'test.ts')]],
  hub: [page, [join('src', 'hub', 'main.ts')]],
  demo: [[join('scripts', 'demo.ts')]],
  import: [[join('src', 'kiosk', 'cli', 'import.ts')]],
  enrol: [[join('src', 'kiosk', 'cli', 'enrol.ts')]],
  pin: [[join('src', 'kiosk', 'cli', 'pin.ts')]],
  handbook: [page, [join('scripts', 'handbook.ts')]],
  gallery: [page, [join('scripts', 'gallery.ts')]],
  bench: [page, [join('tests', 'bench', 'main.ts')]],
  simulate: [[join('tests', 'fleet', 'main.ts')]],
  pack: [[join('scripts', 'pack.ts')]],
  format: [[bin('@biomejs/biome/bin/biome'), 'check', '--write']],
}
