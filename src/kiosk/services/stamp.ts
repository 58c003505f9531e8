import type { Clock, NewId } from '../../contract/clock.ts'
import type { Moment, Stamp } from '../store/opLog.ts'

/** Gives what an op that is written now carries of time; whole milliseconds. */
export function stamper({ clock, newId }: { clock: Clock; newId: NewId }): (tz: string) => Stamp {
  return (tz) => ({
    id: newId(),
    atWall: Math.floor(clock.wall()),
    bootId: clock.bootId,
    monoMs: Math.floor(clock.mono()),
    tz,
  })
}

/** How long ago a moment was, in ms: by the monotonic clock within a boot; across boots by the wall, which may err either way. */
export function msSince(moment: Moment, clock: Clock): number {
  return moment.bootId === clock.bootId
    ? clock.mono() - moment.monoMs
    : Math.abs(clock.wall() - moment.atWall)
}
