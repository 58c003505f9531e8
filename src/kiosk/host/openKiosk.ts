import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Logger } from '../../contract/clock.ts'
import type { DayView } from '../../contract/views.ts'
import { exampleVenue } from '../../domain/example.ts'
import { createEngine } from '../engine.ts'
import { plainPage } from '../plainPage.ts'
import { CannotOpen, refusedByDisk } from '../store/cannotOpen.ts'
import { filesFrom, newId } from '../system.ts'
import { type Enrolment, enrolment } from './enrolment.ts'
import { lockFolder } from './folderLock.ts'

export interface OpenKiosk {
  engine: { fetch(request: Request): Promise<Response> }
  /** Makes it a kiosk of the hub that the link names. */
  enrol(link: string): Promise<Enrolment>
  /** Ends the engine and lets go of the folder. */
  close(): Promise<void>
}

/**
 * Opens the kiosk of a folder as it runs at a door; what the hosts share.
 * @param folder of the database, made when it is not there
 * @param pages folder of the built page
 * @param example file of the example venue
 * @returns null when another process has the folder. When the database must not be touched or the disk does not let it, an engine that
 *   shows why on the screen.
 */
export async function openKiosk(options: {
  folder: string
  pages: string
  example: string
  version: string
  panel: DayView['panel']
  clock: Clock
  log: Logger
}): Promise<OpenKiosk | null> {
  const { folder, pages, example, version, panel, clock, log } = options
  /** A hub is never worth the screen: whatever goes wrong, the kiosk runs on. */
  function failed(error: unknown): Enrolment {
    log.error('the enrolment failed', { error: String(error) })
    return {
      enrolled: false,
      sentence: 'The enrolment failed; why is in the log. Try again with the same link.',
    }
  }
  const venue = exampleVenue.parse(JSON.parse(readFileSync(example, 'utf8')))
  let release: (() => void) | null = null
  try {
    mkdirSync(folder, { recursive: true })
    release = lockFolder(folder)
    if (!release) return null
    const engine = await createEngine({
      databaseFile: join(folder, 'samvaro.sqlite'),
      files: filesFrom(pages),
      example: venue,
      clock,
      newId,
      log,
      version,
      panel,
    })
    return {
      engine,
      enrol: (link) => engine.enrol(link).then(enrolment, failed),
      close: () => engine.close().finally(release),
    }
  } catch (error) {
    const why = refusedByDisk(error, folder)
    if (!(why instanceof CannotOpen)) {
      release?.()
      throw why
    }
    const { reason, message: sentence } = why
    log.error('the database was not opened', { reason, sentence, error: String(error) })
    const fetch = async () => plainPage(503, 'Skärmen behöver tillsyn', [sentence])
    const enrol = async () => ({ enrolled: false, sentence })
    return { engine: { fetch }, enrol, close: async () => release?.() }
  }
}
