import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { kioskContract } from '../../src/contract/kiosk.ts'
import { launch, type Program } from './process.ts'

export type KioskClient = ContractRouterClient<typeof kioskContract>

/** A kiosk's engine in a process of its own, behind the browser host. */
export interface Engine extends Program {
  /** The address that lets a browser in. */
  entrance: string
  /** `http://127.0.0.1:PORT` */
  origin: string
}

export interface EngineArgs {
  /** Folder of the database. */
  data: string
  port: number
  /** A hub's enrolment link. */
  enrol?: string
  /** Put before the command: a program that watches it. */
  under?: readonly string[]
}

/** Launches the engine as `npm start -- --no-window` does. */
export function launchEngine({ data, port, enrol, under = [] }: EngineArgs): Program {
  const args = ['--data', data, '--port', String(port), '--no-window', ...(enrol ? ['--enrol', enrol] : [])]
  const command = [...under, process.execPath, 'src/browser/main.ts', ...args]
  // The same token in each life, as a supervisor hands it over, so that an open page stays in.
  return launch(command, /http:\/\/127\.0\.0\.1:\d+\/enter\?\S+/, { SAMVARO_TOKEN: 'token-of-the-faults' })
}

/** Starts the engine and waits until it serves. */
export async function startEngine(args: EngineArgs): Promise<Engine> {
  const program = launchEngine(args)
  const [entrance] = await program.ready
  return { ...program, entrance, origin: new URL(entrance).origin }
}

/** A client that has come in through the entrance, as a browser does. */
export async function enter(entrance: string): Promise<KioskClient> {
  const answer = await fetch(entrance, { redirect: 'manual' })
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return createORPCClient(
    new RPCLink({ url: `${new URL(entrance).origin}/rpc`, headers: { cookie: cookie.join('; ') } }),
  )
}
