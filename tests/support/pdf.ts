/** Points of 1/72 inch. */
export interface PdfPage {
  width: number
  height: number
}

/** The pages of a PDF as Chromium writes it: each has a `/MediaBox` of its own, not packed. */
export function pagesOf(pdf: Uint8Array): PdfPage[] {
  const boxes = new TextDecoder('latin1').decode(pdf).matchAll(/\/MediaBox *\[([^\]]*)\]/g)
  return [...boxes].map(([, box = '']) => {
    const [left = NaN, bottom = NaN, right = NaN, top = NaN] = box.trim().split(/\s+/).map(Number)
    return { width: right - left, height: top - bottom }
  })
}

/** Sheets upright, in points. */
export const sheets = { a4: { width: 595, height: 842 }, a3: { width: 842, height: 1191 } }

/** Whether a page is a sheet of the kind; browsers round to whole pixels. */
export function isSheet({ width, height }: PdfPage, kind: keyof typeof sheets): boolean {
  return Math.abs(width - sheets[kind].width) < 2 && Math.abs(height - sheets[kind].height) < 2
}
