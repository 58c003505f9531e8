/** `09:30` or `2026-11-23T09:30` as people read it: `9.30`, in every language. */
export function clockText(time: string): string {
  return time.slice(-5).replace(':', '.').replace(/^0/, '')
}

/** Names on the first letter alone, as a heading begins. */
export function capitalised(text: string, language: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(language) + text.slice(first.length)
}

/** The wall clock at the venue: `2026-11-23T10:24`. `ms` is since 1970. */
export function localDateTimeOf(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}
