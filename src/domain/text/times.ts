/** A time of day as it is written, in minutes since midnight; `end` is missing where only the start stands. */
export interface WrittenTime {
  start: number
  end?: number
}

export interface TimesFound {
  times: WrittenTime[]
  /** Whether nothing but marks stands before the first time. */
  leading: boolean
  /** What looks like a time and is none: "25.00". */
  bad?: string
  /** The text without the times. */
  rest: string
}

const clock = 'kl(?:ockan|\\.|:)?\\s*'
const time = (name: string) => `(?<${name}Hour>\\d{1,2})(?:[.:](?<${name}Minute>\\d\\d))?`
const link = '\\s*(?:-|–|—|till(?:\\s+kl\\.?)?|(?<=mellan[\\s\\d.:kl]{1,14})och)\\s*'
/** After an hour these make a number of it that is none: "10–12 personer", "65-80 år". */
const noUnit =
  '(?!\\d|[.:,/]\\d|\\s*(?:kr|:-|%|år|plats|person|deltag|st(?!\\p{L})|min|timm|gång|km|meter|-tal)|\\p{L})'

const pattern = [
  // 10-12, kl. 13.30–15, mellan 10 och 12
  `(?<![\\p{L}\\d]|\\d[.,:/-])(?:${clock}|mellan\\s+|från\\s+)*${time('from')}${link}(?:${clock})?${time('to')}${noUnit}`,
  // klockan 14, kl 1330
  `(?<!\\p{L})(?:från\\s+|ca\\s+)?${clock}(?:ca\\s+)?(?:(?<packedHour>[01]\\d|2[0-3])(?<packedMinute>[0-5]\\d)|${time('at')})(?!\\d|[.:]\\d)`,
  // 14.00
  '(?<![\\d]|\\d[.,:/-])(?<bareHour>\\d{1,2})[.:](?<bareMinute>\\d\\d)(?!\\d|[.:,]\\d|\\s*(?:kr|:-|%))',
].join('|')

/** "14 – Film", "14 Film": an hour alone, first in a line. */
const leadingHour = /^[\s,:–—-]*(?<hour>\d{1,2})(?=\s*[–—,:\t]|\s+-\s|\s+\p{Lu}|\s*$)(?!\s*[–—-]\s*\d)/u

/** Finds the times of day in a line from which dates, weeks and prices have been taken. */
export function findTimes(text: string): TimesFound {
  const found: TimesFound = { times: [], leading: false, rest: '' }
  let from = 0
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    const at = match.groups ?? {}
    const start = minutes(
      at.fromHour ?? at.atHour ?? at.packedHour ?? at.bareHour,
      at.fromMinute ?? at.atMinute ?? at.packedMinute ?? at.bareMinute,
    )
    const end = at.toHour === undefined ? undefined : minutes(at.toHour, at.toMinute)
    if (start === null || end === null) {
      // Bare numbers that are no hours ("65-80") are nothing of ours.
      if (/[.:]\d|kl/iu.test(match[0])) found.bad ??= match[0].trim()
      continue
    }
    if (found.times.length === 0) found.leading = !/\p{L}/u.test(text.slice(0, match.index))
    found.times.push(end === undefined ? { start } : { start, end })
    found.rest += `${text.slice(from, match.index)} `
    from = match.index + match[0].length
  }
  found.rest += text.slice(from)
  return found.times.length > 0 ? found : { ...found, ...hourAlone(text) }
}

function hourAlone(text: string): Partial<TimesFound> {
  const match = leadingHour.exec(text)
  const start = minutes(match?.groups?.hour, undefined)
  if (!match || start === null || start < 6 * 60) return {}
  return { times: [{ start }], leading: true, rest: text.slice(match[0].length) }
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const [hours, past] = [Number(hour), Number(minute ?? 0)]
  if (hour === undefined || past > 59 || hours > 24 || (hours === 24 && past > 0)) return null
  return hours * 60 + past
}

/** Minutes since midnight as `10:00`. Midnight at the end of a day is `23:59`, for no entry passes midnight. */
export function clockTime(ofMinutes: number): string {
  const within = Math.min(ofMinutes, 24 * 60 - 1)
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
