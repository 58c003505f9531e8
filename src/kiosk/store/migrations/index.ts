import { first } from './0001-first.ts'
import { staff } from './0002-staff.ts'
import { pull } from './0003-pull.ts'
import { others } from './0004-others.ts'
import { elsewhere } from './0005-elsewhere.ts'
import { conflicts } from './0006-conflicts.ts'
import { drops } from './0007-drops.ts'
import { erasure } from './0008-erasure.ts'

/** One numbered step. A published step never changes; a new need is a new step. */
export interface Migration {
  /** The `user_version` that the file has after it. */
  version: number
  statements: readonly string[]
}

/** Every step, oldest first, numbered 1, 2, 3 … */
export const migrations: readonly Migration[] = [
  first,
  staff,
  pull,
  others,
  elsewhere,
  conflicts,
  drops,
  erasure,
]
