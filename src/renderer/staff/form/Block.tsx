import { type ReactNode, useId } from 'react'
import './block.css'

/** A part of a page under its own heading. */
export function Block(props: { title: string; intro?: string; head?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="block" aria-labelledby={id}>
      <header className="block-head">
        <div>
          <h2 id={id}>{props.title}</h2>
          {props.intro && <p className="muted">{props.intro}</p>}
        </div>
        {props.head}
      </header>
      {props.children}
    </section>
  )
}

/** A page's heading, what it is for, and what is done most there. */
export function PageHead(props: { title: string; intro?: string; children?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.intro && <p className="muted">{props.intro}</p>}
      </div>
      {props.children}
    </header>
  )
}
