import { CannotOpen } from '../store/cannotOpen.ts'

/** Thrown for what whoever typed the command can put right; the message is a sentence for them. */
export class Misused extends Error {
  override name = 'Misused'
}

/** Where a screen keeps its database when nothing else is said. */
export const dataFolder = 'data/kiosk'

/** Runs a command to its end: what has a sentence is told as that sentence, with exit code 1; the unexpected is thrown on. */
export async function toldOrThrown(command: Promise<void>): Promise<void> {
  try {
    await command
  } catch (error) {
    if (!(error instanceof Misused || error instanceof CannotOpen)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
