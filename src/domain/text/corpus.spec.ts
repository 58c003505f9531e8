/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest'
import type { ProgrammeReading } from './reading.ts'
import { expectInForm, read } from './testing.ts'

/** Those in `undated` say nothing of which week, so what they give depends on the day on which they are read. */
const corpus = Object.entries(
  import.meta.glob<string>(['./corpus/*.txt', './corpus/undated/*.txt'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** A reading as a person would check it against its text: what each line gave, and what was doubted. */
function told(reading: ProgrammeReading): string {
  const marks = { understood: '+', uncertain: '?', notUnderstood: '!', blank: '' }
  return reading.lines
    .filter(({ outcome }) => outcome !== 'blank')
    .flatMap((line) => [
      `${marks[line.outcome]} ${line.number} ${line.text}${line.why.map(({ code }) => ` {${code}}`).join('')}`,
      ...given(reading, line.number),
    ])
    .concat(Object.entries(reading.openingHours).map(([day, hours]) => `${day} ${hoursIn(hours)}`))
    .join('\n')
}

function given(reading: ProgrammeReading, number: number): string[] {
  const here = <T extends { line: number }>(all: T[]) => all.filter(({ line }) => line === number)
  const indent = (parts: unknown[]) =>
    `      ${parts.filter((part) => part !== undefined && part !== '').join(' · ')}`
  return [
    ...here(reading.activities).map((one) =>
      indent(
        [
          `${one.start.replace('T', ' ')} ${one.durationMinutes} min ${one.title.sv}`,
          one.recurrence,
          one.cancelledOn?.map((date) => `not ${date}`).join(' '),
          one.description?.sv,
          one.leader && `leader ${one.leader}`,
          one.place && `at ${one.place.sv}`,
          one.organiser.kind === 'municipality' ? '' : `${one.organiser.kind} ${one.organiser.name ?? ''}`,
          one.places && `${one.places} places`,
          one.price !== undefined && `${one.price} kr`,
          one.membersOnly && 'members',
          one.goalArea,
        ].map((part) => part || ''),
      ),
    ),
    ...here(reading.meals).map((one) =>
      indent([
        `${one.date} ${one.serveFrom}-${one.serveTo} ${one.kind}: ${one.dish.sv}`,
        one.price !== undefined ? `${one.price} kr` : '',
        one.diets.join(' '),
      ]),
    ),
    ...here(reading.openingExceptions).map((one) =>
      indent([`${one.date} ${hoursIn(one.hours)}`, one.reason?.sv]),
    ),
    ...here(reading.notices).map((one) => indent([`${one.from} – ${one.until}: ${one.text.sv}`])),
  ]
}

function hoursIn(hours: { from: string; to: string } | null): string {
  return hours ? `open ${hours.from}-${hours.to}` : 'closed'
}

describe('the corpus', () => {
  it.each(corpus)('%s is read as a person reads it', async (path, text) => {
    const expected = path.replace(/^.*[/]/, './corpus/expected/')
    await expect(`${told(read(text))}\n`).toMatchFileSnapshot(expected)
  })

  it('is understood line by line', () => {
    const lines = corpus.flatMap(([, text]) => read(text).lines).filter(({ outcome }) => outcome !== 'blank')
    const share = (outcome: string) => lines.filter((line) => line.outcome === outcome).length / lines.length
    const percent = (outcome: string) => `${outcome} ${(100 * share(outcome)).toFixed(1)} %`
    console.log(
      `Programme texts: ${corpus.length} texts, ${lines.length} lines: ${['understood', 'uncertain', 'notUnderstood'].map(percent).join(', ')}`,
    )
    expect(share('understood')).toBeGreaterThan(0.85)
    expect(share('notUnderstood')).toBeLessThan(0.04)
  })

  it.each(corpus)('%s gives what the contract takes', (_, text) => expectInForm(read(text)))

  it('has its year fixed by weekday, date and week together, whenever the text is read', () => {
    const hatten = corpus.find(([path]) => path.includes('hatten'))?.[1] ?? ''
    for (const on of ['2025-04-01', '2025-06-30', '2026-11-23', '2028-02-29']) {
      const starts = read(hatten, on).activities.map(({ start }) => start.slice(0, 4))
      expect(new Set(starts)).toEqual(new Set(['2025']))
    }
  })
})
