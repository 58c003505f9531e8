import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { StaffDay } from '../../contract/staff/today.ts'
import type { DayView } from '../../contract/views.ts'
import type { CheckIn } from '../services/checkIn.ts'
import { type Editor, programmeEditor } from '../services/edit.ts'
import { type Assembled, type Live, liveView } from '../services/live.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import type { Store } from '../store/index.ts'
import { type CalendarService, calendarService } from './calendars.ts'
import { type CarryOptions, type CarryService, carryService } from './carry.ts'
import { type DoorServices, doorServices } from './doorServices.ts'
import { headcountService } from './headcounts.ts'
import { lostEditsOf } from './lostEdits.ts'
import type { PinCost } from './pins.ts'
import type { ProgrammeServices } from './routes/programme.ts'
import type { TodayServices } from './routes/today.ts'
import { staffDayOf } from './staffDay.ts'
import { todayActions } from './today.ts'

/** What the sections of the staff pages are kept by. */
export interface StaffServices extends DoorServices {
  editor: Editor
  /** To be told, as `live.changed()`, of whatever is written; it costs nothing while nobody looks. */
  live: Live<StaffDay>
  today: TodayServices
  programme: ProgrammeServices
  calendars: CalendarService
  carry: CarryService
}

export function staffServices(options: {
  store: Store
  programme: ProgrammeService
  checkIn: CheckIn
  clock: Clock
  newId: NewId
  log: Logger
  panel: DayView['panel']
  pinCost?: PinCost
  /** The network, for calendars that the venue subscribes to. */
  fetch: typeof globalThis.fetch
  /** Today as visitors see it. */
  assemble: () => Assembled
  /** Called after a write that changes the visitors' view. */
  viewChanged: () => void
  /** What goes to the hub by hand. */
  carry: CarryOptions
}): StaffServices {
  const { store, programme, checkIn, clock, assemble, viewChanged } = options
  const editor = programmeEditor({
    ...options,
    timeZone: () => programme.shown().timeZone,
    changed() {
      programme.changed()
      viewChanged()
    },
  })
  const lostEdits = lostEditsOf({ ...options, editor })
  const live = liveView<StaffDay>({
    ...options,
    assemble() {
      const { view, nextChange } = assemble()
      return { view: staffDayOf(store, programme.shown(), view, lostEdits.open().length), nextChange }
    },
    at: (view, now) => ({ ...view, day: { ...view.day, now } }),
  })
  const actions = todayActions({ ...options, editor, clock })
  const headcounts = headcountService(options)
  const calendars = calendarService({ ...options, editor })
  const saved = savedOr(options, 'what is carried')
  const carry = carryService({ ...options.carry, settings: store.settings, programme, clock, saved })
  return {
    ...doorServices({ ...options, changed: viewChanged }),
    editor,
    live,
    calendars,
    carry,
    today: { live, actions, headcounts, checkIn },
    programme: { editor, programme, store, lostEdits },
  }
}
