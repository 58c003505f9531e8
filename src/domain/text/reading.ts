import type {
  ActivityFields,
  MealFields,
  NoticeFields,
  OpeningExceptionFields,
  OpeningHoursFields,
} from '../../contract/programme.ts'
import type { GoalArea, Weekday } from '../../contract/words.ts'

/**
 * Why a line was read as it was, or was not read. A closed list of codes with facts; the sentence is in `sentences.sv.ts`. Dates are
 * `2026-11-23`, times `10:00`.
 */
export type ReadingReason = Fact | Guess | Obstacle

/** Goes with a line that was understood: what the reader took for granted. */
export type Fact =
  | { code: 'endAssumed'; minutes: number }
  | { code: 'repeatsFrom'; date: string }
  | { code: 'dishNotStated' }
  | { code: 'mealTimeAsBefore'; from: string; to: string }
  | { code: 'heading' }

/** Makes a line uncertain: what the reader guessed, for a person to look at. */
export type Guess =
  | { code: 'yearAssumed'; year: number }
  | { code: 'weekdayMismatch'; date: string; written: Weekday }
  | { code: 'weekMismatch'; date: string; written: number }
  | { code: 'weekAssumed'; week: number; year: number }
  | { code: 'everyOtherWeekFrom'; date: string }
  | { code: 'endBeforeStart'; minutes: number }
  | { code: 'mealTimeAssumed'; from: string; to: string }
  | { code: 'openingAssumed'; from: string; to: string }
  | { code: 'goalAreaGuessed'; goalArea: GoalArea }
  | { code: 'titleFromSentence' }
  | { code: 'severalTimes' }
  | { code: 'severalPrices'; price: number }
  | { code: 'noticeSpanAssumed'; from: string; until: string }
  | { code: 'perhapsActivity' }
  | { code: 'allergenUnclear'; text: string }
  | { code: 'dietUnclear'; text: string }
  | { code: 'priceUnclear'; text: string }

/** Makes a line not understood: nothing of it is kept. */
export type Obstacle =
  | { code: 'personalNumber' }
  | { code: 'tooLong'; limit: number }
  | { code: 'noDate' }
  | { code: 'noTime' }
  | { code: 'noTitle' }
  | { code: 'noDish' }
  | { code: 'badTime'; text: string }
  | { code: 'badDate'; text: string }
  | { code: 'mealWithoutDate' }
  | { code: 'closedPartOfDay' }
  | { code: 'otherText' }

export type Outcome = 'understood' | 'uncertain' | 'notUnderstood' | 'blank'

export interface ReadLine {
  /** Place in the source, from 1. A line of a web page that holds several (`<br>`) comes several times. */
  number: number
  /** As it was written, without mark-up and control characters; empty where it held a personnummer. */
  text: string
  outcome: Outcome
  why: ReadingReason[]
}

/** What was read, with the number of the line that it came from. `cancelledOn` holds dates on which it is not held. */
export type ReadActivity = ActivityFields & { line: number; cancelledOn?: string[] }
export type ReadMeal = MealFields & { line: number }
export type ReadNotice = NoticeFields & { line: number }
export type ReadOpeningException = OpeningExceptionFields & { line: number }

export interface ProgrammeReading {
  lines: ReadLine[]
  activities: ReadActivity[]
  meals: ReadMeal[]
  openingExceptions: ReadOpeningException[]
  /** The weekdays whose ordinary opening hours the text states; the others are left as they are. */
  openingHours: Partial<Pick<OpeningHoursFields, Weekday>>
  notices: ReadNotice[]
}

const guesses: ReadonlySet<ReadingReason['code']> = new Set<Guess['code']>([
  'yearAssumed',
  'weekdayMismatch',
  'weekMismatch',
  'weekAssumed',
  'everyOtherWeekFrom',
  'endBeforeStart',
  'mealTimeAssumed',
  'openingAssumed',
  'goalAreaGuessed',
  'titleFromSentence',
  'severalTimes',
  'severalPrices',
  'noticeSpanAssumed',
  'perhapsActivity',
  'allergenUnclear',
  'dietUnclear',
  'priceUnclear',
])

/** The outcome of a line that was kept: uncertain as soon as one thing was guessed. */
export function outcomeOf(why: readonly ReadingReason[]): 'understood' | 'uncertain' {
  return why.some(({ code }) => guesses.has(code)) ? 'uncertain' : 'understood'
}
