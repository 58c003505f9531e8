import { describe, expect, it } from 'vitest'
import type { Reading } from './reading.ts'
import { read, readCorpus, shown, today } from './testing.ts'

const corpus = await readCorpus()

function fromCorpus(name: string, on = today): Reading {
  return read(corpus.get(name) ?? '', on)
}

describe('the export of', () => {
  it('Outlook is read with its own names of zones, and told what it cannot say', () => {
    const reading = fromCorpus('outlook.ics')
    expect(reading.activities).toMatchObject([
      {
        title: 'Bingo',
        description: 'Vi spelar om små priser. Ta med glasögon, och en vän.\nKaffe finns.',
        place: 'Stora salen',
        start: '2026-09-10T13:30',
        durationMinutes: 90,
        recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;WKST=MO',
        goalArea: 'community',
        guessed: false,
      },
    ])
    expect(reading.problems).toEqual([
      { title: 'Styrelsemöte', problem: 'unknownZone', detail: 'Customized Time Zone' },
      { title: 'Bussresa till Nora', problem: 'noStart', detail: '2026-12-05' },
    ])
    expect(shown(reading, '2026-11-23', '2027-01-10')).toEqual([
      '2026-12-03 14:00 Bingo',
      '2026-12-17 13:30 Bingo',
      '[2026-12-31 13:30 Bingo]',
    ])
  })

  it('Google is read with its own dates of a series, and without its markup', () => {
    const reading = fromCorpus('google.ics')
    expect(reading.problems).toEqual([])
    expect(reading.activities[0]).toMatchObject({
      title: 'Finsk danskväll',
      description: 'Tanssi ja laulu\n\nKaikki tervetulleita!',
      place: 'Fristadstorget 5, Eskilstuna',
      recurrence: 'FREQ=MONTHLY;UNTIL=20270607T215959Z;BYDAY=1MO',
      goalArea: 'movement',
    })
    expect(shown(reading, '2026-11-23', '2027-07-31')).toEqual([
      '2026-11-26 13:00 Föreläsning: Finland 1917',
      '[2026-11-27 13:00 Stickcafé]',
      '[2026-12-07 18:00 Finsk danskväll]',
      '2026-12-07 18:00 Julfest med dans',
      '[2027-01-04 18:00 Finsk danskväll]',
      '2027-02-01 18:00 Finsk danskväll',
      '2027-03-01 18:00 Finsk danskväll',
      '2027-04-05 18:00 Finsk danskväll',
      '2027-05-03 18:00 Finsk danskväll',
      '2027-06-07 18:00 Finsk danskväll',
    ])
  })

  it('Apple is read with its prefixed zones, floating times and durations', () => {
    const reading = fromCorpus('apple.ics')
    expect(reading.problems).toEqual([])
    expect(shown(reading, '2026-11-23', '2026-12-31')).toEqual([
      '2026-11-25 10:00 Körsång',
      '2026-11-26 10:00 Samsång med Åbo på länk',
      '2026-12-02 10:00 Körsång',
      '2026-12-03 10:00 Samsång med Åbo på länk',
      '2026-12-09 10:00 Körsång',
      '2026-12-10 10:00 Samsång med Åbo på länk',
      '2026-12-13 07:00 Luciamorgon 🕯',
      '2026-12-16 10:00 Körsång',
      '2026-12-17 10:00 Samsång med Åbo på länk',
    ])
    expect(reading.activities.find(({ title }) => title.startsWith('Lucia'))?.durationMinutes).toBe(90)
  })

  it('an association’s web site is read as far as it goes, each fault told', () => {
    const reading = fromCorpus('association-web.ics')
    expect(reading.problems).toEqual([
      { title: '', problem: 'noTitle', detail: '2026-12-04T13:00' },
      { title: 'Kryssning', problem: 'tooLong' },
      { title: 'Anmälan Karin', problem: 'personalNumber' },
      { title: 'Varje timme', problem: 'unreadableRule', detail: 'FREQ=HOURLY;COUNT=3' },
      { title: 'Utan start', problem: 'noStart' },
    ])
    const single = reading.activities.filter(({ title }) => title !== 'Boule i parken')
    expect(single).toMatchObject([
      { title: 'Månadsmöte', start: '2026-12-02T13:00', durationMinutes: 120 },
      { title: 'Utan nummer', start: '2026-12-03T13:00', durationMinutes: 60 },
    ])
    expect(JSON.stringify(reading)).not.toContain('19450603')
  })

  it('a series in UTC is at its own hour on both sides of summer time, as single dates', () => {
    const reading = fromCorpus('association-web.ics', '2026-10-19')
    const boule = shown(reading, '2026-10-19', '2027-04-07').filter((line) => line.includes('Boule'))
    expect(boule.slice(0, 2)).toEqual(['2026-10-21 10:00 Boule i parken', '2026-10-28 09:00 Boule i parken'])
    expect(boule.slice(-2)).toEqual(['2027-03-31 10:00 Boule i parken', '2027-04-07 10:00 Boule i parken'])
    expect(boule).toContain('2027-03-24 09:00 Boule i parken')
  })

  it('RFC 5545, 3.6.1, is read: public and timed is taken, private left out, a festival of days told', () => {
    const reading = fromCorpus('rfc-3.6.1.ics', '1997-04-01')
    expect(reading.activities).toMatchObject([
      { title: 'Laurel is in sensitivity awareness class.', start: '1997-04-01T18:30', durationMinutes: 510 },
    ])
    expect(reading.problems).toEqual([
      { title: 'Festival International de Jazz de Montreal', problem: 'noStart', detail: '2007-06-28' },
    ])
  })
})
