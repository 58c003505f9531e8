import { Fragment, type ReactNode } from 'react'
import type { OccurrenceView } from '../../contract/views.ts'
import { Staff, useText } from '../i18n/text.tsx'
import './details.css'

/** Things said in one line with points between; what is missing is left out. */
export function Dotted({ parts }: { parts: readonly ReactNode[] }) {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '' && part !== false)
  return said.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are a fixed row that is never reordered.
    <Fragment key={index}>
      {index > 0 && ' · '}
      <span className="part">{part}</span>
    </Fragment>
  ))
}

/** Who holds an activity, where that says something: "Karin, frivillig", "Finska föreningen". */
export function useOrganiserText(): (occurrence: OccurrenceView) => string | null {
  const { t } = useText()
  return ({ organiser, leader }) => {
    if (organiser.kind === 'volunteer' && leader) return t('organiser.volunteer', { name: leader })
    return organiser.name ?? leader ?? null
  }
}

/** The sign stays beside the first of its words where the line ends. */
function LoopSign({ isBroken, words }: { isBroken: boolean; words: string }) {
  const [first = '', ...others] = words.split(' ')
  return (
    <>
      <span className="loop">
        <b aria-hidden className="loop-sign" data-broken={isBroken || undefined}>
          T
        </b>{' '}
        {first}
      </span>
      {others.length > 0 && <span> {others.join(' ')}</span>}
    </>
  )
}

/**
 * Where it is held; `withAccess` says also what who cannot climb or hears badly must know of the room (access.md 14), where it is not as
 * everywhere.
 */
export function Place(props: { occurrence: OccurrenceView; withAccess?: boolean }) {
  const { occurrence, withAccess = false } = props
  const { t } = useText()
  const { place } = occurrence
  if (!place) return null
  const room = withAccess ? occurrence.room : undefined
  const loop = room?.hearingLoop
  return (
    <Dotted
      parts={[
        <Staff key="place" text={place} />,
        room?.stepFree === 'no' && t('room.steps'),
        (loop === 'yes' || loop === 'broken') && (
          <LoopSign
            key="loop"
            isBroken={loop === 'broken'}
            words={t(loop === 'yes' ? 'room.loop' : 'room.loopBroken')}
          />
        ),
      ]}
    />
  )
}
