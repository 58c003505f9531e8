import { first } from './0001-first.ts'
import { headcount } from './0002-headcount.ts'
import { pull } from './0003-pull.ts'
import { screens } from './0004-screens.ts'
import { shared } from './0005-shared.ts'
import { conflicts } from './0006-conflicts.ts'
import { accounts } from './0007-accounts.ts'
import { editing } from './0008-editing.ts'
import { privacy } from './0009-privacy.ts'
import { isolation } from './0010-isolation.ts'
import { intake } from './0011-intake.ts'
import { alarmWays } from './0012-alarm-ways.ts'

export interface Migration {
  version: number
  statements: readonly string[]
}

/** Every step of the hub's schema, in order. A published step is never changed; a new one is added at the end. */
export const migrations: readonly Migration[] = [
  first,
  headcount,
  pull,
  screens,
  shared,
  conflicts,
  accounts,
  editing,
  privacy,
  isolation,
  intake,
  alarmWays,
]
