import { Megaphone, Soup, TriangleAlert } from 'lucide-react'
import type { NoticeFields } from '../../contract/programme.ts'
import type { DayView, MealView, OccurrenceView } from '../../contract/views.ts'
import type { Language } from '../../contract/words.ts'
import { directionOf } from '../i18n/catalogue.ts'
import { clockText } from '../i18n/formats.ts'
import { Staff, staffWords, type Text, useText } from '../i18n/text.tsx'
import type { PageItem } from '../ui/Pages.tsx'
import type { Row } from './arrange.ts'
import { Dotted, Place, useOrganiserText } from './Details.tsx'
import { GoalArea } from './GoalArea.tsx'
import { DishName, GonePill } from './MealCard.tsx'
import { Pills } from './Pills.tsx'
import { splitText } from './split.ts'
import './rows.css'

function Times({ from, to }: { from: string; to: string }) {
  const { t } = useText()
  return (
    <p className="row-times">
      <span className="row-start">{clockText(from)}</span>
      <span className="row-end">{t('time.to', { time: clockText(to) })}</span>
    </p>
  )
}

interface Shown {
  /** The date on the screen's clock. */
  today: string
  /** Says also what it takes to come in and to hear, where there is room: on home each line more would take an activity from the first page. */
  full?: boolean
  /** Name of the venue, where it is another; of the sign-up there nothing is known. */
  at?: string
}

function OccurrenceRow(props: Shown & { occurrence: OccurrenceView }) {
  const { occurrence, today, full = false, at } = props
  const { t } = useText()
  const organiser = useOrganiserText()(occurrence)
  const off = occurrence.cancelled || occurrence.movedAway
  const changed = off || occurrence.movedFrom !== undefined
  return (
    <article className="row" data-area={occurrence.goalArea} data-off={off || undefined}>
      <Times from={occurrence.start} to={occurrence.end} />
      <div className="row-text">
        <h3 className="row-title">
          <Staff text={occurrence.title} />
        </h3>
        <p className="row-details">
          <Dotted
            parts={[
              at && <b key="at">{at}</b>,
              occurrence.phase === 'now' && !off && <b key="now">{t('programme.now')}</b>,
              <GoalArea key="goal" area={occurrence.goalArea} />,
              occurrence.place && <Place key="place" occurrence={occurrence} withAccess={full} />,
              occurrence.organiser.kind === 'municipality' ? null : organiser,
              occurrence.price ? t('price.kronor', { amount: occurrence.price }) : null,
              full && occurrence.access && <Staff key="access" text={occurrence.access} />,
              changed && occurrence.reason && <Staff key="reason" text={occurrence.reason} />,
            ]}
          />
        </p>
      </div>
      <Pills occurrence={occurrence} today={today} isElsewhere={at !== undefined} />
    </article>
  )
}

function MealRow({ meal, at }: { meal: MealView; at?: string | undefined }) {
  const { t } = useText()
  return (
    <article className="row" data-area="food" data-meal>
      <Times from={meal.serveFrom} to={meal.serveTo} />
      <div className="row-text">
        <h3 className="row-title">
          <DishName meal={meal} />
        </h3>
        <p className="row-details">
          <Dotted
            parts={[
              at && <b key="at">{at}</b>,
              <span key="kind" className="goal">
                <Soup aria-hidden className="icon" /> {t(`meal.${meal.kind}`)}
              </span>,
              meal.price ? t('price.kronor', { amount: meal.price }) : null,
            ]}
          />
        </p>
      </div>
      <span className="pills">
        <GonePill meal={meal} />
      </span>
    </article>
  )
}

/** One line of a day's programme. */
export function ProgrammeRow({ row, ...shown }: Shown & { row: Row }) {
  if (row.kind === 'meal') return <MealRow meal={row.meal} at={shown.at} />
  return <OccurrenceRow occurrence={row.occurrence} {...shown} />
}

function NoticePart({
  level,
  language,
  words,
}: {
  level: NoticeFields['level']
  language: Language
  words: string
}) {
  const { t } = useText()
  const Icon = level === 'urgent' ? TriangleAlert : Megaphone
  return (
    <article className="notice" data-level={level}>
      <Icon aria-hidden className="notice-icon" />
      <p>
        <span className="unseen">{t(`notice.${level}`)}: </span>
        <span lang={language} dir={directionOf(language)}>
          {words}
        </span>
      </p>
    </article>
  )
}

/** Notices as items of a list, the urgent first; a long one is told on several cards. */
export function noticeItems({ language }: Text, notices: DayView['notices']): PageItem[] {
  return notices
    .toSorted((a, b) => Number(b.level === 'urgent') - Number(a.level === 'urgent'))
    .flatMap(({ id, level, text }) => {
      const said = staffWords(text, language)
      return splitText(said.words).map((words, index) => ({
        key: `${id} ${index}`,
        content: <NoticePart level={level} language={said.language} words={words} />,
      }))
    })
}
