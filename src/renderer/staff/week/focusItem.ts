import { type RefObject, useLayoutEffect, useRef } from 'react'
import { isFocusLost } from '../../ui/isFocusLost.ts'

/**
 * Gives an item of the week the focus, by its key. Where it stands there no more: the same one on the day to which it was moved, another
 * day of the same activity, the grid's own stop, and in an empty week the heading.
 */
export function focusItem(key: string): void {
  const id = key.slice(0, key.lastIndexOf(' '))
  const activity = id.slice(0, id.lastIndexOf(':') + 1)
  const ways = [
    item('=', key),
    `${item('^=', `${id} `)}:not([data-off])`,
    ...(activity === '' ? [] : [item('^=', activity)]),
    '.grid .item[tabindex="0"]',
    '.week-title',
  ]
  const [found] = ways.flatMap((way) => document.querySelector<HTMLElement>(way) ?? [])
  found?.focus()
}

function item(is: '=' | '^=', key: string): string {
  return `.grid [data-item${is}"${CSS.escape(key)}"]`
}

/**
 * Keeps the focus in the grid when the item that has it is moved to another day or goes, by whatever hand.
 * @returns what the grid tells when an item gets the focus, and when it leaves the grid
 */
export function useKeptFocus(grid: RefObject<HTMLElement | null>) {
  const held = useRef<string | null>(null)
  // The browser tells nothing when an element that has the focus is taken away.
  useLayoutEffect(() => {
    if (held.current !== null && isFocusLost() && grid.current) focusItem(held.current)
  })
  return {
    onItem: (key: string) => {
      held.current = key
    },
    onBlur: () => {
      held.current = null
    },
  }
}
