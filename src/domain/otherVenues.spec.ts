import { describe, expect, it } from 'vitest'
import { otherVenuesView } from '../contract/views.ts'
import { otherVenuesOn } from './otherVenues.ts'
import { activity, programmeOf, stockholmTime } from './testing.ts'

const monday = '2026-11-23'
const song = activity('song', { start: `${monday}T10:00`, durationMinutes: 60, places: 10 })
const late = activity('late', { start: `${monday}T14:00`, durationMinutes: 60 })
const soup = {
  ...{ id: 'soup', date: monday, kind: 'lunch', dish: { sv: 'Ärtsoppa' }, portions: 20 },
  ...{ serveFrom: '11:30', serveTo: '13:00' },
}
const venueOf = (name: string, parts: Parameters<typeof programmeOf>[0]) => ({
  id: name,
  name: `${name} enligt centralen`,
  programme: programmeOf({ venue: { name, kind: 'fixed', address: 'Storgatan 1' }, ...parts }),
})
const on = (time: string, ...venues: ReturnType<typeof venueOf>[]) =>
  otherVenuesView.parse(otherVenuesOn(venues, stockholmTime(time), monday))
const titles = (view: ReturnType<typeof on>) =>
  view.venues.map(({ day }) => day.occurrences.map(({ title }) => title.sv))

describe('what is on at other venues', () => {
  it('is told by venue, in Swedish order, without those that have nothing', () => {
    const view = on(
      `${monday}T09:00`,
      venueOf('Öjan', { activities: [song] }),
      venueOf('Ängen', { meals: [soup] }),
      venueOf('Hatten', {}),
    )
    expect(view.known).toBe(3)
    expect(view.venues.map(({ name, address }) => [name, address])).toEqual([
      ['Ängen', 'Storgatan 1'],
      ['Öjan', 'Storgatan 1'],
    ])
  })

  it('says nothing of places and portions, of which this screen cannot know', () => {
    const { venues } = on(`${monday}T09:00`, venueOf('Hatten', { activities: [song], meals: [soup] }))
    expect(venues[0]?.day.occurrences[0]?.places).toBeNull()
    expect(venues[0]?.day.meals[0]).toMatchObject({ portionsLeft: null, canOrder: false })
    const gone = on(`${monday}T09:00`, venueOf('Hatten', { meals: [{ ...soup, soldOut: true }] }))
    expect(gone.venues[0]?.day.meals[0]?.portionsLeft).toBe(0)
  })

  it('is what has not ended: nobody takes the bus to what is over', () => {
    const hatten = venueOf('Hatten', { activities: [song, late], meals: [soup] })
    expect(titles(on(`${monday}T10:59`, hatten))).toEqual([['song', 'late']])
    expect(titles(on(`${monday}T11:00`, hatten))).toEqual([['late']])
    expect(on(`${monday}T13:00`, hatten).venues[0]?.day.meals).toEqual([])
    expect(on(`${monday}T15:00`, hatten).venues).toEqual([])
  })

  it('is not what an association holds for its own members, and says what is cancelled', () => {
    const members = activity('board', { start: `${monday}T10:00`, membersOnly: true })
    const off = { id: `song:${monday}`, activity: 'song', date: monday, cancelled: true }
    const view = on(
      `${monday}T09:00`,
      venueOf('Hatten', { activities: [members, song], occurrences: [off] }),
      venueOf('Torget', { activities: [members] }),
    )
    expect(titles(view)).toEqual([['song']])
    expect(view.venues[0]?.day.occurrences[0]?.cancelled).toBe(true)
  })

  it('goes by the name that the hub has until a venue has named itself', () => {
    const unnamed = { ...venueOf('Hatten', {}), programme: programmeOf({ activities: [song] }) }
    expect(on(`${monday}T09:00`, unnamed).venues[0]).toMatchObject({ name: 'Hatten enligt centralen' })
  })
})
