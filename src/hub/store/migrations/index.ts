import { first } from './0001-first.ts'
import { headcount } from './0002-headcount.ts'
import { pull } from './0003-pull.ts'
import { screens } from './0004-screens.ts'
import { shared } from './0005-shared.ts'
import { privacy } from './0009-privacy.ts'

export interface Migration {
  version: number
  statements: readonly string[]
}

/** Every step of the hub's schema, in order. A published step is never changed; a new one is added at the end. */
export const migrations: readonly Migration[] = [first, headcount, pull, screens, shared, privacy]
