import { create } from 'qrcode'
import { useMemo } from 'react'

/** Modules of quiet that readers want around a code. */
const quiet = 4

/** Nothing soils or tears a code on a screen, so it is drawn with the fewest modules, which a telephone reads from furthest away. */
const errorCorrectionLevel = 'L'

/** One path of a square per dark module: no picture file, no inline style, sharp at any size. */
function pathOf(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  }
  return { size, path }
}

/** A QR code, always dark on white, with words for who does not see it. Nothing when the text is too long for one. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const code = useMemo(() => {
    try {
      return pathOf(text)
    } catch {
      return null
    }
  }, [text])
  if (!code) return null
  const side = code.size + quiet * 2
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#ffffff" />
      <path d={code.path} fill="#000000" />
    </svg>
  )
}
