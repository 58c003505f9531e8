import { changesOf, draftsOf, type Find } from '../../domain/text/changes.ts'
import type { ProgrammeReading } from '../../domain/text/reading.ts'
import type { Patch } from './importer.ts'

/** What a reading changes in a venue's programme, as the importer takes it. `find` gives the fields of what is there already. */
export function patchesOf(reading: ProgrammeReading, find: Find): Patch[] {
  return changesOf(draftsOf(reading), find).flatMap((change) =>
    // The fields come from a reading, which is in the contract's form; the importer parses them once more.
    change.do === 'set' ? [{ id: change.id, type: change.type, fields: change.fields } as Patch] : [],
  )
}
