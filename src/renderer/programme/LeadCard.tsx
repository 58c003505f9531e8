import { Clock, Coffee, DoorClosed, MapPin, Radio, User } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DayView, OccurrenceView } from '../../contract/views.ts'
import { closedText, momentText } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { asSentence } from '../i18n/sentence.ts'
import { Staff, staffWords, useText } from '../i18n/text.tsx'
import type { Lead } from './arrange.ts'
import { Dotted, Place, useOrganiserText } from './Details.tsx'
import { GoalIcon } from './GoalArea.tsx'
import './lead.css'

/** Titles longer than this take the smaller of two sizes. */
const longTitle = 34

/** How far it has come, 0 to 1. `now` is engine time in ms. */
export function progressOf({ startsAt, endsAt }: OccurrenceView, now: number): number {
  return Math.min(1, Math.max(0, (now - startsAt) / (endsAt - startsAt)))
}

function Progress({ occurrence, now }: { occurrence: OccurrenceView; now: number }) {
  const { t } = useText()
  return (
    <div className="lead-progress">
      <progress
        aria-label={t('progress.label')}
        max={100}
        value={Math.round(progressOf(occurrence, now) * 100)}
      />
    </div>
  )
}

function OccurrenceLead(props: { occurrence: OccurrenceView; running: boolean; now: number }) {
  const { occurrence, running, now } = props
  const text = useText()
  const { t, language } = text
  const { start, end, movedFrom, reason } = occurrence
  const organiser = useOrganiserText()(occurrence)
  const long = staffWords(occurrence.title, language).words.length > longTitle
  const Icon = running ? Radio : Clock
  return (
    <>
      <div className="lead-text">
        <p className="lead-when">
          <Icon aria-hidden className="icon" />
          {t(running ? 'programme.now' : 'programme.next')}
        </p>
        <h2 className="lead-title" data-long={long || undefined}>
          <Staff text={occurrence.title} />
        </h2>
        <p className="lead-details">
          {occurrence.place && (
            <span className="lead-detail">
              <MapPin aria-hidden className="icon" />
              <span>
                <Place occurrence={occurrence} withAccess />
              </span>
            </span>
          )}
          {organiser && (
            <span className="lead-detail">
              <User aria-hidden className="icon" />
              <span>{organiser}</span>
            </span>
          )}
          <span>
            {running
              ? t('time.until', { time: clockText(end) })
              : t('time.range', { from: clockText(start), to: clockText(end) })}
          </span>
          {movedFrom && (
            <span className="lead-moved">
              <Dotted
                parts={[
                  <b key="moved">{t('changed.movedFrom', { time: momentText(text, movedFrom, start) })}</b>,
                  reason && <Staff key="reason" text={reason} />,
                ]}
              />
            </span>
          )}
        </p>
      </div>
      <GoalIcon area={occurrence.goalArea} className="lead-icon" />
      {running && <Progress occurrence={occurrence} now={now} />}
    </>
  )
}

function Sentence({ icon, more, children }: { icon: ReactNode; more?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="lead-text">
        <h2 className="lead-title" data-long>
          {children}
        </h2>
        {more && <p className="lead-details">{more}</p>}
      </div>
      {icon}
    </>
  )
}

/**
 * The large card of the day: what is on now, else what comes next, else why nothing is. `now` is engine time in ms; `touch` says
 * that "I am here" stands on the same screen.
 */
export function LeadCard(props: { view: DayView; lead: Lead; now: number; touch: boolean }) {
  const { view, lead, now, touch } = props
  const text = useText()
  return (
    <section className="lead" data-lead={lead.kind}>
      {(lead.kind === 'now' || lead.kind === 'next') && (
        <OccurrenceLead occurrence={lead.occurrence} running={lead.kind === 'now'} now={now} />
      )}
      {lead.kind === 'closed' && (
        <Sentence
          icon={<DoorClosed aria-hidden className="lead-icon" />}
          more={
            <>
              {view.opening.reason && (
                <span>
                  <Staff text={asSentence(view.opening.reason)} />
                </span>
              )}
              {touch && <span>{text.t('closed.butCounted')}</span>}
            </>
          }
        >
          {closedText(text, view.opening.next, view.date)}
        </Sentence>
      )}
      {(lead.kind === 'empty' || lead.kind === 'over') && (
        <Sentence icon={<Coffee aria-hidden className="lead-icon" />}>{text.t(`day.${lead.kind}`)}</Sentence>
      )}
    </section>
  )
}
