import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { type LiveDay, useVenueTime } from '../../live/useDay.ts'
import { geometryOf, lengthsOf } from '../../ui/geometry.ts'
import { usualInches } from '../../ui/useGeometry.ts'
import { Home } from '../../visitor/Home.tsx'

/** The pixels of a usual panel; the picture is drawn for them and then made smaller. */
const shapes = { portrait: { wide: 1080, high: 1920 }, landscape: { wide: 1920, high: 1080 } } as const

const nothing = () => undefined

/**
 * What visitors see at this moment: their own home screen, from the same view, small and untouchable. It is laid out at the size of a
 * panel and then scaled as a whole: laid out small, letters are rounded otherwise, and a line breaks where on the screen it does not.
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
  const scale = width / wide
  const geometry = geometryOf(wide, high, day.view?.panel.inches ?? usualInches)
  const picture = {
    ...lengthsOf(geometry, wide, high),
    width: `${wide}px`,
    height: `${high}px`,
    transform: `scale(${scale})`,
  }
  return (
    <div ref={box} className="miniature" style={{ height: `${high * scale}px` }} inert aria-hidden>
      {width > 0 && (
        <div
          className="miniature-picture"
          data-form={form}
          data-scale={scale}
          style={picture as CSSProperties}
        >
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
        </div>
      )}
    </div>
  )
}
