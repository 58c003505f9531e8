import { parseArgs } from 'node:util'

/** What the browser host was asked for on its command line and in its environment. */
export interface Flags {
  /** Folder of the kiosk's database. */
  data: string
  port: number
  /** Whether Chromium is to be opened. */
  window: boolean
  panel: { inches: number; bottomCm: number }
  /** An enrolment link of a hub, or null. */
  enrol: string | null
  /** Shows the board, a TV without touch, in place of the visitor's screen. */
  board: boolean
}

export const usage = `Options:
  --data DIR         folder of the database (data/kiosk)
  --port N           port on 127.0.0.1, or the next that is free (4600)
  --no-window        open no browser; the address is printed
  --board            open the board, a TV without touch
  --panel-inches N   diagonal of the screen (43)
  --bottom-cm N      from the floor to the picture's lower edge (70)
  --enrol LINK       enrol this kiosk at a hub, by the link that the hub gave`

/**
 * Reads the command line.
 * @returns a sentence for people when it cannot be understood
 */
export function readFlags(args: string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        data: { type: 'string', default: 'data/kiosk' },
        port: { type: 'string', default: '4600' },
        window: { type: 'boolean', default: true },
        board: { type: 'boolean', default: false },
        'panel-inches': { type: 'string', default: '43' },
        'bottom-cm': { type: 'string', default: '70' },
        enrol: { type: 'string' },
      },
    })
    return {
      data: values.data,
      port: number('--port', values.port, 0, 65_535),
      window: values.window,
      // The contract's own limits of a panel.
      panel: {
        inches: number('--panel-inches', values['panel-inches'], 7, 110),
        bottomCm: number('--bottom-cm', values['bottom-cm'], 0, 200),
      },
      enrol: values.enrol ?? null,
      board: values.board,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function number(flag: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw new Error(`${flag} takes a number from ${least} to ${most}, not "${text}".`)
  }
  return value
}
