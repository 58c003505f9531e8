import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { type LiveDay, useVenueTime } from '../../live/useDay.ts'
import { geometryOf } from '../../ui/geometry.ts'
import { usualInches } from '../../ui/useGeometry.ts'
import { Home } from '../../visitor/Home.tsx'

const shapes = { portrait: { wide: 9, high: 16 }, landscape: { wide: 16, high: 9 } } as const

const nothing = () => undefined

/**
 * What visitors see at this moment: their own home screen, from the same view, small and untouchable. It is laid out in millimetres like
 * the screen itself (visual.md), so that a smaller one is the same picture.
 */
export function Miniature({ day, form }: { day: LiveDay; form: keyof typeof shapes }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const now = useVenueTime(day)
  useLayoutEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  const { wide, high } = shapes[form]
  const height = (width * high) / wide
  const { mm, unit, display } = geometryOf(width, height, day.view?.panel.inches ?? usualInches)
  const sizes = { '--mm': `${mm}px`, '--u': `${unit}px`, '--d': `${display}px`, height: `${height}px` }
  return (
    <div ref={box} className="miniature" data-form={form} style={sizes as CSSProperties} inert aria-hidden>
      {width > 0 && (
        <Home
          visitor={{
            view: day.view,
            now,
            nowMs: day.offset + performance.now(),
            arriving: false,
            arrive: nothing,
            go: nothing,
            chooseLanguage: nothing,
          }}
          page={0}
          onTurn={nothing}
        />
      )}
    </div>
  )
}
