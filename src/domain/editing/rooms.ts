import type { Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { removalOf } from './changes.ts'

/** The activities that are held in a room, or are on some date, by their Swedish titles, each once. */
export function usesOfRoom(programme: Programme, room: string): string[] {
  const moved = programme.occurrences.filter((one) => one.room === room).map(({ activity }) => activity)
  const inRoom = programme.activities.filter((one) => one.room === room || moved.includes(one.id))
  return [...new Set(inRoom.map(({ title }) => title.sv))]
}

/** Takes a room away, and out of whatever was to be held in it. */
export function removeRoom(programme: Programme, room: string): Change[] {
  const emptied = (type: 'activity' | 'occurrence', all: readonly { id: string; room?: string }[]) =>
    all
      .filter((one) => one.room === room)
      .map(({ id }): Change => ({ do: 'set', type, id, fields: { room: null }, seen: { room } }))
  const standing = programme.rooms.find(({ id }) => id === room)
  return [
    ...emptied('activity', programme.activities),
    ...emptied('occurrence', programme.occurrences),
    ...(standing ? [removalOf('room', standing)] : []),
  ]
}
