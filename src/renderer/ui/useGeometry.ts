import { useLayoutEffect, useState } from 'react'
import { type Geometry, geometryOf } from './geometry.ts'

/** A panel whose large things shrink to less than this has no room for hints. */
const smallPanel = 0.85

/** Before the engine has told the panel's size. */
export const usualInches = 43

/** Sets `--mm`, `--u`, `--d` `data-form` and `data-size` on the document, and follows the window's size. */
export function useGeometry(inches: number): Geometry {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const geometry = geometryOf(size.width, size.height, inches)
  const { form, mm, unit, display } = geometry
  useLayoutEffect(() => {
    const root = document.documentElement
    root.style.setProperty('--mm', `${mm}px`)
    root.style.setProperty('--u', `${unit}px`)
    root.style.setProperty('--d', `${display}px`)
    root.dataset.form = form
    root.dataset.size = display < unit * smallPanel ? 'small' : 'full'
  }, [form, mm, unit, display])
  useLayoutEffect(() => {
    const follow = () => setSize({ width: window.innerWidth, height: window.innerHeight })
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  return geometry
}
