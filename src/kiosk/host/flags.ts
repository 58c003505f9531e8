import { parseArgs } from 'node:util'

/** What a host was asked for on its command line. */
export interface Flags {
  /** Folder of the kiosk's database. */
  data: string
  /** Port of the browser host; Electron opens none. */
  port: number
  /** Whether the browser host opens a browser. */
  window: boolean
  panel: { inches: number; bottomCm: number }
  /** An enrolment link of a hub, or null. */
  enrol: string | null
  /** Shows the board, a TV without touch, in place of the visitor's screen. */
  board: boolean
}

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  window: { type: 'boolean' },
  board: { type: 'boolean' },
  'panel-inches': { type: 'string' },
  'bottom-cm': { type: 'string' },
  enrol: { type: 'string' },
} as const

export const usage = `Options:
  --data DIR         folder of the database (data/kiosk)
  --port N           port on 127.0.0.1, or the next that is free (4600)
  --no-window        open no browser; the address is printed
  --board            open the board, a TV without touch
  --panel-inches N   diagonal of the screen (43)
  --bottom-cm N      from the floor to the picture's lower edge (70)
  --enrol LINK       enrol this kiosk at a hub, by the link that the hub gave`

/**
 * Reads a host's command line.
 * @param data folder of the database unless another is named
 * @param ignoreOthers lets unknown flags be
 * @returns a sentence for people when it cannot be understood
 */
export function readFlags(
  args: string[],
  { data, ignoreOthers = false }: { data: string; ignoreOthers?: boolean },
): Flags | string {
  try {
    const { values } = parseArgs({ args, options, allowNegative: true, strict: !ignoreOthers })
    return {
      data: String(values.data ?? data),
      port: number('--port', values.port ?? 4600, 0, 65_535),
      window: values.window !== false,
      // The contract's own limits of a panel.
      panel: {
        inches: number('--panel-inches', values['panel-inches'] ?? 43, 7, 110),
        bottomCm: number('--bottom-cm', values['bottom-cm'] ?? 70, 0, 200),
      },
      enrol: typeof values.enrol === 'string' ? values.enrol : null,
      board: values.board === true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function number(flag: string, given: string | number | boolean, least: number, most: number): number {
  const value = given === '' || given === true ? Number.NaN : Number(given)
  if (!(value >= least && value <= most)) {
    throw new Error(`${flag} takes a number from ${least} to ${most}, not "${given}".`)
  }
  return value
}
