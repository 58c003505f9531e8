/** The 43-inch portrait panel that the screens are drawn for, in millimetres. */
const drawnFor = { inches: 43, short: 535, long: 952 }

export interface Geometry {
  form: 'portrait' | 'landscape'
  /** Pixels of one millimetre on the glass. */
  mm: number
  /** Pixels of the layout's unit: one millimetre, or more on a panel larger than drawn for, never less. */
  unit: number
  /** Pixels of the display unit, in which what is large is measured; it gives way on a small panel. */
  display: number
}

/** How much the large things may shrink on a small panel before the layout itself must give way. */
const smallestDisplay = 0.7

/**
 * Lays a picture of `width` × `height` pixels out in millimetres (visual.md, Size). The picture is taken to fill a panel of
 * `inches`; in a window it is thus a true miniature of the screen.
 */
export function geometryOf(width: number, height: number, inches: number): Geometry {
  const mm = Math.hypot(width, height) / (inches * 25.4)
  const form = height > width ? 'portrait' : 'landscape'
  const unit = mm * Math.max(1, inches / drawnFor.inches)
  const room = form === 'portrait' ? [drawnFor.short, drawnFor.long] : [drawnFor.long, drawnFor.short]
  const fit = Math.min(width / unit / (room[0] ?? 1), height / unit / (room[1] ?? 1))
  return { form, mm, unit, display: unit * Math.min(1, Math.max(smallestDisplay, fit)) }
}

/** The lengths that the styles measure in, as CSS properties, for a picture of `width` × `height` pixels. */
export function lengthsOf({ mm, unit, display }: Omit<Geometry, 'form'>, width: number, height: number) {
  return {
    '--mm': `${mm}px`,
    '--u': `${unit}px`,
    '--d': `${display}px`,
    '--vw': `${width / 100}px`,
    '--vh': `${height / 100}px`,
  }
}
