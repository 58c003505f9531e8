import type { Box, Measured } from './measure.ts'

/**
 * What a screen must hold in millimetres (access.md 1, 3, 5 and 11). Each check takes one measure of a page and lists what breaks
 * its rule, with the figure; an empty list is well.
 */
export type Offender = string
export type Check = (measured: Measured, least?: Figures) => Offender[]

/** The least that is asked, in millimetres on the glass. */
export interface Figures {
  target: number
  primary: number
  gap: number
  capital: number
}

/** On a visitor's screen. */
const visitors: Figures = { target: 20, primary: 25, gap: 5, capital: 8.6 }
/** Controls stand in this lower part of the picture. */
const reachBand = 0.55
/** Pixels that rounding may take. */
const slack = 0.6
/** Pixels by which boxes must meet before it can be seen. */
const seen = 1.5

/** Every control is large enough for an unsteady finger. */
export const targetsAreLarge: Check = ({ mm, controls }, least = visitors) =>
  controls.flatMap(({ name, box, primary }) => {
    const [width, height] = [box.right - box.left, box.bottom - box.top]
    const tall = primary ? least.primary : least.target
    if (width + slack >= least.target * mm && height + slack >= tall * mm) return []
    return [`${name} is ${figure(width, mm)} × ${figure(height, mm)}`]
  })

/** No two controls are so near that a finger meets both, and none covers another. A dense group is measured against what is outside it alone. */
export const controlsAreApart: Check = ({ mm, controls }, least = visitors) =>
  pairs(controls).flatMap(([a, b]) => {
    if (a.dense !== null && a.dense === b.dense) return []
    if (meet(a.box, b.box, 0)) return [`${a.name} covers ${b.name}`]
    const gap = distance(a.box, b.box)
    return gap + slack < least.gap * mm ? [`${a.name} is ${figure(gap, mm)} from ${b.name}`] : []
  })

/** Every control lies wholly in the window. */
export const controlsAreInside: Check = ({ width, height, mm, controls }) =>
  controls.flatMap(({ name, box }) => {
    const out = Math.max(-box.left, -box.top, box.right - width, box.bottom - height)
    return out > slack ? [`${name} is ${figure(out, mm)} outside the window`] : []
  })

/** Top is for looking, bottom for touching (visual.md). */
export const controlsAreInReach: Check = ({ height, controls }) =>
  controls.flatMap(({ name, box, allowedAbove }) => {
    if (allowedAbove || box.top + slack >= height * (1 - reachBand)) return []
    return [`${name} begins at ${Math.round((1 - box.top / height) * 100)} % of the picture's height`]
  })

/** Every text can be read at 0.7 m. */
export const textIsLarge: Check = ({ mm, texts }, least = visitors) =>
  texts.flatMap(({ name, capital }) =>
    capital + 0.25 < least.capital * mm ? [`${name} has capitals of ${figure(capital, mm)}`] : [],
  )

/** No text is cut, leaves its control or card, or leaves the window. */
export const textIsWhole: Check = ({ width, height, texts }) =>
  texts.flatMap(({ name, lines, within }) => {
    const bounds = [{ name: 'the window', box: { left: 0, top: 0, right: width, bottom: height } }, ...within]
    const broken = bounds.find(({ box }) => lines.some((line) => leaves(line, box) > seen))
    if (!broken) return []
    const by = Math.max(...lines.map((line) => leaves(line, broken.box)))
    return [`${name} leaves ${broken.name} by ${by.toFixed(1)} px`]
  })

/** No text lies on another, on a control that is not its own, or on a picture. */
export const textIsClear: Check = ({ texts, controls, marks }) => [
  ...pairs(texts).flatMap(([a, b]) =>
    a.lines.some((one) => b.lines.some((other) => meet(one, other, seen)))
      ? [`${a.name} lies on ${b.name}`]
      : [],
  ),
  ...texts.flatMap((text) =>
    [...controls.filter((_, index) => index !== text.control), ...marks]
      .filter(({ box }) => text.lines.some((line) => meet(line, box, seen)))
      .map(({ name }) => `${text.name} lies on ${name}`),
  ),
]

/** Everything is on the screen at once; what is more comes by a button. */
export const nothingScrolls: Check = ({ scrolls }) =>
  scrolls.map(({ name, by }) => `${name} scrolls by ${Math.round(by)} px`)

/** All of the above, by name. */
export const checks = {
  targetsAreLarge,
  controlsAreApart,
  controlsAreInside,
  controlsAreInReach,
  textIsLarge,
  textIsWhole,
  textIsClear,
  nothingScrolls,
} as const satisfies Record<string, Check>

/** Every offence of a page, as `check: what and how much`. */
export function offences(measured: Measured, leaveOut: readonly (keyof typeof checks)[] = []): Offender[] {
  if (!(measured.mm > 0)) return ['--mm is not set']
  return Object.entries(checks).flatMap(([name, check]) =>
    leaveOut.some((left) => left === name) ? [] : check(measured).map((offender) => `${name}: ${offender}`),
  )
}

function figure(pixels: number, mm: number): string {
  return `${(pixels / mm).toFixed(1)} mm`
}

function* eachPair<T>(all: readonly T[]): Generator<[T, T]> {
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) yield [one, other]
  }
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return [...eachPair(all)]
}

/** Whether two boxes lie on each other by more than `by` both ways. */
function meet(a: Box, b: Box, by: number): boolean {
  return overlap(a.left, a.right, b.left, b.right) > by && overlap(a.top, a.bottom, b.top, b.bottom) > by
}

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom)
}

function distance(a: Box, b: Box): number {
  const across = Math.max(0, -overlap(a.left, a.right, b.left, b.right))
  const down = Math.max(0, -overlap(a.top, a.bottom, b.top, b.bottom))
  return Math.hypot(across, down)
}

/** By how much a box reaches out of another; 0 or less is inside. */
function leaves(inner: Box, outer: Box): number {
  return Math.max(
    outer.left - inner.left,
    outer.top - inner.top,
    inner.right - outer.right,
    inner.bottom - outer.bottom,
  )
}
