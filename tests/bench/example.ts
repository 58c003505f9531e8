import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ExampleVenue, exampleVenue } from '../../src/domain/example.ts'
import { root } from '../faults/process.ts'

/** The example venue as it is shipped: what a screen shows on which nothing has been set up. */
export function readExample(): ExampleVenue {
  return exampleVenue.parse(JSON.parse(readFileSync(join(root, 'resources/example-venue.json'), 'utf8')))
}
