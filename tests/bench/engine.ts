import { createEngine, type Engine, newId, systemClock } from '../../src/kiosk/index.ts'
import { quietLog } from '../faults/database.ts'
import { readExample } from './example.ts'

/** A kiosk's real engine over that database file, without a page. */
export function openEngine(databaseFile: string): Promise<Engine> {
  return createEngine({
    databaseFile,
    clock: systemClock(),
    newId,
    log: quietLog,
    files: async () => null,
    example: readExample(),
    version: 'bench',
    panel: { inches: 43, bottomCm: 70 },
  })
}
