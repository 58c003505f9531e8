import { ChevronDown, ChevronUp } from 'lucide-react'
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './Button.tsx'
import { type Page, packPages } from './packing.ts'
import { sizeOnPicture } from './turned.ts'
import './pages.css'

export interface PageItem {
  key: string
  content: ReactNode
  /** A heading stays with what follows it. */
  heading?: boolean
}

interface Measured {
  /** What was measured: these items, in this round. */
  items: PageItem[]
  round: number
  pages: Page[]
}

function measure(list: HTMLElement, pager: HTMLElement, headings: ReadonlySet<number>): Page[] {
  const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0
  const heights = [...list.children].map((item) => sizeOnPicture(item).height)
  return packPages(heights, {
    room: list.parentElement ? sizeOnPicture(list.parentElement).height : 0,
    gap,
    pager: sizeOnPicture(pager).height + gap,
    keepWithNext: headings,
  })
}

/** Calls `again` when the room changes from what was `seen`, or a font arrives, since either changes what fits. */
function useRemeasure(box: { current: HTMLElement | null }, seen: { current: string }, again: () => void) {
  useLayoutEffect(() => {
    if (!box.current) return
    // An observer speaks once at its start; to measure again then would draw each new screen twice.
    const watch = new ResizeObserver(([entry]) => {
      if (entry && sizeOf(entry.target) !== seen.current) again()
    })
    watch.observe(box.current)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      watch.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [box, seen, again])
}

function sizeOf(element: Element): string {
  const { width, height } = element.getBoundingClientRect()
  return `${width} ${height}`
}

function usePacked(items: PageItem[]) {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const pager = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [round, setRound] = useState(0)
  const again = useRef(() => setRound((n) => n + 1)).current
  const seen = useRef('')
  useRemeasure(box, seen, again)
  const pages = measured?.items === items && measured.round === round ? measured.pages : null
  useLayoutEffect(() => {
    if (pages || !box.current || !list.current || !pager.current) return
    seen.current = sizeOf(box.current)
    const headings = new Set(items.flatMap((item, index) => (item.heading ? [index] : [])))
    setMeasured({ items, round, pages: measure(list.current, pager.current, headings) })
  })
  return { box, list, pager, pages }
}

interface PagesProps {
  items: PageItem[]
  page: number
  /** Hears which page shall stand. */
  onTurn: (page: number) => void
  className?: string
}

/**
 * A list that is paged where it does not fit; nothing scrolls (access.md 11). The items are laid out unseen once, measured, and
 * then only the page's own are drawn. Other `items` are measured anew. `--spare` is each item's share of the room that is left. `pager` draws what turns the page.
 */
export function PagedList(
  props: PagesProps & { pager: (at: { page: number; total: number; next: number }) => ReactNode },
) {
  const { items, page, className = '' } = props
  const { box, list, pager, pages } = usePacked(items)
  const total = pages?.length ?? 1
  const at = Math.min(page, total - 1)
  const range = pages?.[at] ?? { from: 0, to: items.length, spare: 0 }
  const spare = range.spare / Math.max(1, range.to - range.from)
  return (
    <div ref={box} className={`pages ${className}`}>
      <ul
        ref={list}
        key={at}
        className="pages-list"
        data-measuring={!pages || undefined}
        style={{ '--spare': `${spare}px` } as CSSProperties}
      >
        {items.slice(range.from, range.to).map((item) => (
          <li key={item.key}>{item.content}</li>
        ))}
      </ul>
      {(total > 1 || !pages) && (
        <div ref={pager} className="pager" data-measuring={!pages || undefined}>
          {props.pager({ page: at, total, next: at === total - 1 ? 0 : at + 1 })}
        </div>
      )}
    </div>
  )
}

/** A list that a visitor pages by one button, round and round. */
export function Pages(props: PagesProps) {
  const { t } = useText()
  return (
    <PagedList
      {...props}
      pager={({ page, total, next }) => (
        <Button onPress={() => props.onTurn(next)}>
          {next === 0 ? (
            <ChevronUp aria-hidden className="icon" />
          ) : (
            <ChevronDown aria-hidden className="icon" />
          )}
          <span>{t(next === 0 ? 'pages.first' : 'pages.more')}</span>
          <span className="pager-count">{t('pages.count', { page: page + 1, total })}</span>
        </Button>
      )}
    />
  )
}
