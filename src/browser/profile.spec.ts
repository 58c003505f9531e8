import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { prepareProfile } from './profile.ts'

let profile = ''
let file = ''
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'samvaro-profile-'))
  file = join(profile, 'Default', 'Preferences')
})
afterEach(() => rmSync(profile, { recursive: true }))

const preferences = () => JSON.parse(readFileSync(file, 'utf8'))

it('offers no translation and keeps no password in a new profile', () => {
  prepareProfile(profile)
  expect(preferences()).toMatchObject({ translate: { enabled: false }, credentials_enable_service: false })
})

it('forgets that the browser crashed, and leaves what else it knows', () => {
  mkdirSync(join(profile, 'Default'))
  writeFileSync(file, JSON.stringify({ profile: { exit_type: 'Crashed', name: 'A' }, media: { volume: 3 } }))
  prepareProfile(profile)
  expect(preferences()).toMatchObject({ profile: { exit_type: 'Normal', name: 'A' }, media: { volume: 3 } })
})

it.each(['', '{"profile":', '[]', 'null'])('begins anew on preferences that are broken: %j', (text) => {
  mkdirSync(join(profile, 'Default'))
  writeFileSync(file, text)
  prepareProfile(profile)
  expect(preferences()).toMatchObject({ translate: { enabled: false } })
})
