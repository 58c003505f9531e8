import type { CalendarReading } from '../../contract/staff/calendars.ts'

export type CalendarProblem = CalendarReading['problems'][number]['problem']

/** Thrown within the reader for an event that cannot be taken; the reader tells it and goes on with the next. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: CalendarProblem
  readonly detail: string | undefined

  constructor(problem: CalendarProblem, detail?: string) {
    super(problem)
    this.problem = problem
    this.detail = detail?.slice(0, 200)
  }
}
