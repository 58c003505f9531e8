import type { StaffClient } from '../client.ts'

/** What the engine says of what goes to the hub, and of what is carried there. */
export type CarryState = Awaited<ReturnType<StaffClient['carry']['state']>>
export type MadeDrop = Awaited<ReturnType<StaffClient['carry']['make']>>
