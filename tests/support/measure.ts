import type { Page } from '@playwright/test'

/** A box in CSS pixels of the window. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Control {
  name: string
  box: Box
  primary: boolean
  /** Matches one of the selectors that were allowed above the reach band. */
  allowedAbove: boolean
  /** Number of the dense group that it stands in, or null. */
  dense: number | null
  /** All of it can be seen, and a finger meets it and nothing that lies over it. */
  free: boolean
}

export interface Text {
  name: string
  /** Capital height in pixels, of its own font as drawn. */
  capital: number
  /** What is inked of each line: from about the capitals' top to the baseline. */
  lines: Box[]
  /** The boxes that cut it, and those that it should stay inside of: its control, its card. `dots` say where it is cut. */
  within: { name: string; box: Box; cutsX: boolean; cutsY: boolean; dots: boolean }[]
  /** Number of the control that it stands in, or null. */
  control: number | null
}

export interface Measured {
  width: number
  height: number
  /** Pixels of one millimetre on the glass. */
  mm: number
  controls: Control[]
  texts: Text[]
  /** Icons and pictures that stand in no text. */
  marks: { name: string; box: Box }[]
  /** What could be scrolled, by how many pixels, and by how many of them to a side. */
  scrolls: { name: string; by: number; aside: number }[]
}

/**
 * Takes the measure of what a page shows now: every control, text, icon and scroller that can be seen and is not behind a dialogue.
 * @param allowedAbove selectors of controls that may stand above the reach band
 * @param dense a selector of groups whose controls belong so close together that no gap can be asked of them
 */
export async function measure(
  page: Page,
  allowedAbove: readonly string[] = [],
  dense: string | null = null,
): Promise<Measured> {
  await page.evaluate(() => document.fonts.ready)
  return page.evaluate(measureHere, { allowedAbove, dense })
}

/** Runs in the page, so it uses nothing from outside itself. */
function measureHere({
  allowedAbove,
  dense,
}: {
  allowedAbove: readonly string[]
  dense: string | null
}): Measured {
  const roles = ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'slider', 'menuitem', 'option']
  const controlSelector = ['button', 'a[href]', 'input', 'select', 'textarea', 'summary']
    .concat(roles.map((role) => `[role=${role}]`))
    .join(',')
  const ink = { above: 0.2, below: 0.22 }

  const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom })

  const nameOf = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '')
      .trim()
      .replace(/\s+/g, ' ')
    const kind = element.classList[0] ? `.${element.classList[0]}` : ''
    return `${element.tagName.toLowerCase()}${kind} "${words.slice(0, 40)}"`
  }

  const numberOf = (index: number) => (index < 0 ? null : index)

  const dialogue = document.querySelector('dialog:modal')
  const isForEyes = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    if (element.closest('[inert]') || (dialogue && !dialogue.contains(element))) return false
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect()
      const { overflowX, clipPath } = getComputedStyle(at)
      // The usual ways of keeping words for screen readers only.
      if (width <= 1.5 && height <= 1.5 && (overflowX !== 'visible' || clipPath !== 'none')) return false
    }
    return true
  }

  const controlElements = [...document.querySelectorAll(controlSelector)]
    // A hidden input is pressed through its label.
    .map((element) => (element.matches('input') ? (element.closest('label') ?? element) : element))
    .filter((element, index, all) => all.indexOf(element) === index && isForEyes(element))

  // A page has some hundred things in few clips, and to ask for a style is what takes time.
  const clipOf = new Map<Element, Box>()
  const clip = (parent: Element | null): Box => {
    if (!parent || parent === document.body)
      return { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
    const known = clipOf.get(parent)
    if (known) return known
    const outer = clip(parent.parentElement)
    const { overflowX, overflowY } = getComputedStyle(parent)
    const cuts = overflowX !== 'visible' || overflowY !== 'visible'
    const own = cuts ? common(outer, boxOf(parent.getBoundingClientRect())) : outer
    clipOf.set(parent, own)
    return own
  }
  const common = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })

  const isFree = (element: Element, box: Box): boolean => {
    const { left, top, right, bottom } = clip(element.parentElement)
    const isWhole =
      box.left >= left - 1 && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1
    const isMet = (x: number, y: number) => {
      const met = document.elementFromPoint(x, y)
      return met !== null && (element.contains(met) || met.contains(element))
    }
    const along = (from: number, to: number) => [0.1, 0.5, 0.9].map((part) => from + (to - from) * part)
    const middle = (box.left + box.right) / 2
    return (
      isWhole &&
      along(box.left, box.right).every((x) => along(box.top, box.bottom).every((y) => isMet(x, y))) &&
      // The least part that lies under what stands still while the rest is scrolled.
      isMet(middle, box.top + 1) &&
      isMet(middle, box.bottom - 1)
    )
  }

  const denseGroups = dense === null ? [] : [...document.querySelectorAll(dense)]
  const controls = controlElements.map((element) => ({
    name: nameOf(element),
    box: boxOf(element.getBoundingClientRect()),
    primary: element.matches('[data-primary], [data-look=sun], [data-look=strong]'),
    allowedAbove: allowedAbove.some((selector) => element.matches(selector) || element.closest(selector)),
    dense: numberOf(denseGroups.findIndex((group) => group.contains(element))),
    free: isFree(element, boxOf(element.getBoundingClientRect())),
  }))

  const pen = document.createElement('canvas').getContext('2d')
  const capitalOf = (element: HTMLElement): number => {
    if (!pen) return 0
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const scale = element.offsetHeight ? element.getBoundingClientRect().height / element.offsetHeight : 1
    return pen.measureText('H').actualBoundingBoxAscent * scale
  }

  const withinOf = (element: Element): Text['within'] => {
    const within: Text['within'] = []
    // A dialogue lies over all, wherever it stands in the document.
    const bounds = element.closest('dialog') ?? document.body
    for (let at: Element | null = element; at && at !== bounds; at = at.parentElement) {
      const { overflowX, overflowY, borderTopStyle, backgroundColor, textOverflow } = getComputedStyle(at)
      const cutsX = overflowX !== 'visible'
      const cutsY = overflowY !== 'visible'
      const isCard = borderTopStyle !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)'
      if (cutsX || cutsY || isCard || controlElements.includes(at)) {
        within.push({
          name: nameOf(at),
          box: boxOf(at.getBoundingClientRect()),
          cutsX,
          cutsY,
          dots: textOverflow === 'ellipsis',
        })
      }
    }
    return within
  }

  const texts: Text[] = []
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement
    if (!(element instanceof HTMLElement) || !node.textContent?.trim()) continue
    if (element.closest('script, style, noscript, title') || !isForEyes(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()]
      .filter(({ width, height }) => width > 0.5 && height > 0.5)
      .map(({ left, right, top, bottom, height }) => ({
        left,
        right,
        top: top + height * ink.above,
        bottom: bottom - height * ink.below,
      }))
    if (lines.length === 0) continue
    texts.push({
      name: `${element.tagName.toLowerCase()}${element.classList[0] ? `.${element.classList[0]}` : ''} "${node.textContent.trim().slice(0, 40)}"`,
      capital: capitalOf(element),
      lines,
      within: withinOf(element),
      control: numberOf(controlElements.findIndex((one) => one.contains(element))),
    })
  }

  const marks = [...document.querySelectorAll('svg, img, canvas')]
    .filter((element) => !element.parentElement?.closest('svg') && isForEyes(element))
    .map((element) => ({
      name: nameOf(element.parentElement ?? element),
      box: boxOf(element.getBoundingClientRect()),
    }))

  const scrolls = [...document.querySelectorAll('*')].flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    const isRoot = element === document.documentElement
    const scrollsX = isRoot ? overflowX !== 'hidden' : /auto|scroll/.test(overflowX)
    const scrollsY = isRoot ? overflowY !== 'hidden' : /auto|scroll/.test(overflowY)
    const aside = scrollsX ? element.scrollWidth - element.clientWidth : 0
    const by = Math.max(aside, scrollsY ? element.scrollHeight - element.clientHeight : 0)
    return by > 1 && isForEyes(element) ? [{ name: nameOf(element), by, aside }] : []
  })

  return {
    width: window.innerWidth,
    height: window.innerHeight,
    mm: Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')),
    controls,
    texts,
    marks,
    scrolls,
  }
}
