import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What no flag of Chromium says, or says in every version: nothing is offered, kept or restored. */
const wanted = {
  translate: { enabled: false },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  // After a crash it would offer to restore the pages.
  profile: { exit_type: 'Normal', exited_cleanly: true, password_manager_enabled: false },
}

/**
 * Puts a kiosk's preferences into a browser's profile, and leaves what else stands there. Only while no browser runs on it.
 * @param profile folder, made when it is not there
 */
export function prepareProfile(profile: string): void {
  const folder = join(profile, 'Default')
  const file = join(folder, 'Preferences')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(merged(read(file), wanted)))
  renameSync(`${file}.new`, file)
}

type Preferences = Record<string, unknown>

/** None when there is no file yet, or one that a power cut has left in pieces; Chromium too would begin anew. */
function read(file: string): Preferences {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isObject(found) ? found : {}
  } catch {
    return {}
  }
}

function merged(before: Preferences, over: Preferences): Preferences {
  const both = { ...before }
  for (const [key, value] of Object.entries(over)) {
    const had = before[key]
    both[key] = isObject(value) ? merged(isObject(had) ? had : {}, value) : value
  }
  return both
}

function isObject(value: unknown): value is Preferences {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
