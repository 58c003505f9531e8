import { useLayoutEffect, useState } from 'react'
import type { DayView } from '../../contract/views.ts'
import { type Geometry, geometryOf, lengthsOf } from './geometry.ts'

/** A panel whose large things shrink to less than this has no room for hints. */
const smallPanel = 0.85

/** Before the engine has told the panel's size. */
export const usualInches = 43

/**
 * Lays the page out for its panel: sets `--mm`, `--u`, `--d`, `--vw`, `--vh`, `data-form`, `data-size` and `data-turned` on the document, and
 * follows the window's size. Where the panel hangs on its side and the operating system does not know, the picture is turned here
 * and in turned.css, and nowhere else.
 */
export function useGeometry(view: Pick<DayView, 'panel' | 'screen'> | null): Geometry {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const turned = view?.screen.turned ?? 'no'
  const [width, height] = turned === 'no' ? [size.width, size.height] : [size.height, size.width]
  const geometry = geometryOf(width, height, view?.panel.inches ?? usualInches)
  const { form, mm, unit, display } = geometry
  useLayoutEffect(() => {
    const root = document.documentElement
    const lengths = lengthsOf({ mm, unit, display }, width, height)
    for (const [name, length] of Object.entries(lengths)) root.style.setProperty(name, length)
    root.dataset.form = form
    root.dataset.size = display < unit * smallPanel ? 'small' : 'full'
    if (turned === 'no') delete root.dataset.turned
    else root.dataset.turned = turned
  }, [form, mm, unit, display, width, height, turned])
  useLayoutEffect(() => {
    const follow = () => setSize({ width: window.innerWidth, height: window.innerHeight })
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  return geometry
}
