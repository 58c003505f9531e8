import { newId, systemClock } from '../system.ts'
import { enrolScreen } from './enrolScreen.ts'
import { toldOrThrown } from './misused.ts'

await toldOrThrown(
  enrolScreen(process.argv.slice(2), { clock: systemClock(), newId, fetch, print: console.log }),
)
