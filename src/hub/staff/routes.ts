import { ORPCError } from '@orpc/server'
import { presentFields } from '../../contract/programme.ts'
import { behindDoorErrors } from '../../contract/staff/door.ts'
import { type Edited, editErrors, toldChanges } from '../../contract/staff/edit.ts'
import { assembleWeek } from '../../domain/day.ts'
import type { EditRefusal, Written } from '../../domain/edits.ts'
import { namedBy, toldEdit } from '../../domain/history.ts'
import { calendarChanges } from '../../domain/ics/changes.ts'
import { readCalendar, shownReading } from '../../domain/ics/read.ts'
import { looksLikePersonalNumber } from '../../domain/personalNumber.ts'
import { localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { findVenue, type VenueRow } from '../store/directory.ts'
import { listEdits } from '../store/edits.ts'
import type { Partitions } from '../store/partitions.ts'
import { loadEntities } from '../store/programme.ts'
import type { Waiting } from '../sync/waiting.ts'
import { dayOf } from './day.ts'
import { hubEditor } from './edit.ts'
import { implementer, ofVenue } from './guard.ts'
import { ordersOf, programmeOf, viewInputOf } from './programme.ts'

/** A venue's staff pages, kept by the hub: for whoever is of the venue. */
export function venueRouter(options: { context: HubContext; partitions: Partitions; waiting: Waiting }) {
  const { context, waiting } = options
  const os = implementer
  const editor = hubEditor({ ...options, tell: waiting.tell })
  const own = ofVenue((id) => findVenue(context, id))
  return os.router({
    programme: {
      all: os.programme.all
        .use(own)
        .handler(async ({ context: { venue } }) => (await programmeOf(context, venue.id)).programme),
      week: os.programme.week
        .use(own)
        .handler(async ({ input: { from }, context: { venue } }) =>
          assembleWeek({ ...(await viewInputOf(context, venue.id, from)), from }),
        ),
      save: os.programme.save
        .use(own)
        .handler(async ({ input: { changes, kind }, context: { venue, actor } }) =>
          editedOrThrow(await editor.save(venue, actor, changes, { kind })),
        ),
      undo: os.programme.undo
        .use(own)
        .handler(async ({ input: { editId }, context: { venue, actor } }) =>
          editedOrThrow(await editor.undo(venue, actor, editId)),
        ),
      lost: os.programme.lost.use(own).handler(({ context: { venue } }) => editor.lost(venue)),
      settle: os.programme.settle.use(own).handler(async ({ input, context: { venue, actor }, errors }) => {
        const answer = await editor.settle(venue, actor, input)
        if (answer === 'SETTLED') throw errors.SETTLED()
        return editedOrThrow(answer)
      }),
      history: os.programme.history
        .use(own)
        .handler(async ({ input: { id = null, before = null, limit }, context: { venue, actor } }) => {
          const wanted = { entity: id, before, limit, most: toldChanges }
          const edits = await listEdits(context.sql, context, venue.id, wanted)
          const named = await loadEntities(context.sql, context, venue.id, [
            ...new Set(edits.flatMap(namedBy)),
          ])
          return edits.map((edit) => toldEdit(edit, (each) => named.get(each) ?? null, actor.id))
        }),
      orders: os.programme.orders
        .use(own)
        .handler(({ input: { from, to }, context: { venue } }) => ordersOf(context, venue.id, from, to)),
    },
    calendars: {
      read: os.calendars.read.use(own).handler(({ input: { text }, context: { venue }, errors }) => {
        const read = readCalendar(text, clockOf(venue))
        if (typeof read === 'string') throw errors[unread[read]]()
        return shownReading(read)
      }),
      take: os.calendars.take
        .use(own)
        .handler(async ({ input: { text, organiser }, context: { venue, actor }, errors }) => {
          if (looksLikePersonalNumber(organiser))
            throw errors.PERSONAL_NUMBER({ data: { field: 'organiser' } })
          const reading = readCalendar(text, clockOf(venue))
          if (typeof reading === 'string') throw errors[unread[reading]]()
          const changes = calendarChanges({
            reading,
            before: null,
            organiser,
            there: await thereOf(venue.id),
            today: today(venue),
          })
          if (changes.length === 0) return { editId: null }
          return editedOrThrow(await editor.save(venue, actor, changes, { kind: 'importedCalendar' }))
        }),
    },
    day: os.day
      .use(own)
      .handler(({ input: { known }, context: { venue }, signal }) =>
        dayOf(context, waiting, venue, known, signal ?? new AbortController().signal),
      ),
  })

  function today({ time_zone }: VenueRow): string {
    return localDate(context.clock.wall(), time_zone)
  }

  function clockOf(venue: VenueRow) {
    return { today: today(venue), timeZone: venue.time_zone }
  }

  /** What the venue has already, for a calendar that is taken again. */
  async function thereOf(venue: string) {
    const { entities: known } = await programmeOf(context, venue)
    const byId = new Map(known.map((entity) => [entity.id, entity]))
    return {
      all: known.filter(({ deleted }) => !deleted),
      find(id: string) {
        const found = byId.get(id)
        return found === undefined ? null : { ...found, fields: presentFields(found.fields) }
      },
    }
  }
}

const unread = { notACalendar: 'NOT_A_CALENDAR', tooLarge: 'TOO_LARGE' } as const

/** An edit as the page hears of it; a refusal becomes the declared error of its name, with what it tells. */
function editedOrThrow(answer: Written | EditRefusal): Edited {
  if (!('code' in answer)) return { editId: answer.editId }
  const { code, ...data } = answer
  const { status } = { ...behindDoorErrors, ...editErrors }[code]
  throw new ORPCError(code, { status, data })
}
