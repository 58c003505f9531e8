import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Logger } from '../../contract/clock.ts'
import type { DayView } from '../../contract/views.ts'
import { exampleVenue } from '../../domain/example.ts'
import { createEngine } from '../engine.ts'
import { plainPage } from '../plainPage.ts'
import { CannotOpen } from '../store/cannotOpen.ts'
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
 * @returns null when another process has the folder. When the database must not be touched, an engine that shows why on the screen.
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
  mkdirSync(folder, { recursive: true })
  const release = lockFolder(folder)
  if (!release) return null
  /** A hub is never worth the screen: whatever goes wrong, the kiosk runs on. */
  function failed(error: unknown): Enrolment {
    log.error('the enrolment failed', { error: String(error) })
    return {
      enrolled: false,
      sentence: 'The enrolment failed; why is in the log. Try again with the same link.',
    }
  }
  try {
    const engine = await createEngine({
      databaseFile: join(folder, 'samvaro.sqlite'),
      files: filesFrom(pages),
      example: exampleVenue.parse(JSON.parse(readFileSync(example, 'utf8'))),
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
    if (!(error instanceof CannotOpen)) {
      release()
      throw error
    }
    log.error('the database was not opened', { reason: error.reason, sentence: error.message })
    const why = [error.message]
    const fetch = async () => plainPage(503, 'Skärmen behöver tillsyn', why)
    const enrol = async () => ({ enrolled: false, sentence: error.message })
    return { engine: { fetch }, enrol, close: async () => release() }
  }
}
