/** What an element measures on the picture, in pixels, also where the picture is turned: its box on the glass then lies on its side. */
export function sizeOnPicture(element: Element): { width: number; height: number } {
  const { width, height } = element.getBoundingClientRect()
  const isTurned = document.documentElement.dataset.turned !== undefined
  return isTurned ? { width: height, height: width } : { width, height }
}
