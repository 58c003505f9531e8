import { newId, systemClock } from '../system.ts'
import { importFile } from './importFile.ts'
import { toldOrThrown } from './misused.ts'

await toldOrThrown(importFile(process.argv.slice(2), { clock: systemClock(), newId, print: console.log }))
