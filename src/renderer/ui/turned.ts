function turned(): string | undefined {
  return document.documentElement.dataset.turned
}

/** How much a picture within the picture is made smaller; it says so itself. */
function scaleOf(element: Element): number {
  const picture = element.closest<HTMLElement>('[data-scale]')
  return Number(picture?.dataset.scale) || 1
}

/**
 * What an element measures on the picture, in pixels, also where the picture is turned: its box on the glass then lies on its side;
 * and on a picture that is shown small, before it was made so.
 */
export function sizeOnPicture(element: Element): { width: number; height: number } {
  const box = element.getBoundingClientRect()
  const scale = scaleOf(element)
  const [width, height] = [box.width / scale, box.height / scale]
  return turned() === undefined ? { width, height } : { width: height, height: width }
}

/** Where on the picture a point of the glass is (turned.css turned about), in pixels from its top left. */
export function pointOnPicture({ x, y }: { x: number; y: number }): { x: number; y: number } {
  switch (turned()) {
    case 'right':
      return { x: y, y: window.innerWidth - x }
    case 'left':
      return { x: window.innerHeight - y, y: x }
    default:
      return { x, y }
  }
}

/** An element's box on the picture, in pixels from its top left. */
export function boxOnPicture(element: Element): { x: number; y: number; width: number; height: number } {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const [one, other] = [pointOnPicture({ x: left, y: top }), pointOnPicture({ x: right, y: bottom })]
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), ...sizeOnPicture(element) }
}
