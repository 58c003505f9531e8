import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { root } from '../support/world.ts'
import { wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

/** Electron's program, or null where its package has only been installed and nothing downloaded. */
function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(folder, 'dist', readFileSync(named, 'utf8'))
  return existsSync(program) ? program : null
}

const program = electronProgram()
if (!program)
  console.log('SKIPPED: Electron has not been run here, since its program is not on this machine.')

test('in Electron: home is shown, one touch is counted, and the window goes nowhere else', async () => {
  test.skip(!program, 'no Electron program on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-electron-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    executablePath: program ?? '',
    args: [...asRoot, root, '--data', folder],
    cwd: root,
  })
  try {
    const page = await electron.firstWindow()
    const home = homeScreen(page, t)
    await expect(home.root).toContainText('Mötesplatsen Björken')
    const address = page.url()

    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
    await page.evaluate(() => {
      window.location.href = 'https://example.org/'
    })
    // A screen that has just come does not listen yet.
    await expect(async () => {
      if (await home.here.isVisible()) await home.here.click({ timeout: 500 })
      await expect(thanksScreen(page, t).root).toBeVisible({ timeout: 2_000 })
    }).toPass()
    expect(page.url()).toBe(address)
    expect(electron.windows()).toHaveLength(1)

    const database = new Sqlite(join(folder, 'samvaro.sqlite'), { readonly: true })
    expect(database.prepare('SELECT party_size, undone FROM visit').all()).toEqual([
      { party_size: 1, undone: 0 },
    ])
    database.close()
  } finally {
    await electron.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
