// `npm run build` builds all; `node scripts/build.ts page` only the page.
import { build } from './builds.ts'

try {
  await build('page')
  if (process.argv[2] !== 'page') await build('electron')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
