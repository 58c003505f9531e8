import { newId } from '../system.ts'
import { toldOrThrown } from './misused.ts'
import { renewPin } from './renewPin.ts'

await toldOrThrown(renewPin(process.argv.slice(2), { newId, print: console.log }))
