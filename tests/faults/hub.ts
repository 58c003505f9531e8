import { launch, type Program } from './process.ts'

/** A hub in a process of its own, on a database that outlives it. */
export interface RunningHub extends Program {
  /** Enrols one kiosk at its first venue. */
  enrol: string
}

/** Starts the hub as `npm run hub` does, and waits until it serves. */
export async function startHub(options: {
  /** Folder of the key of its page. */
  data: string
  databaseUrl: string
  port: number
}): Promise<RunningHub> {
  const { data, databaseUrl, port } = options
  const command = [process.execPath, 'src/hub/main.ts', '--data', data, '--port', String(port)]
  const program = launch(command, /--enrol '([^']+)'/, { DATABASE_URL: databaseUrl })
  const [, enrol = ''] = await program.ready
  return { ...program, enrol }
}
