import { ArrowLeft, CalendarPlus, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { WeekView } from '../../../contract/views.ts'
import { type Language, languages } from '../../../contract/words.ts'
import { weekdayOf } from '../../../domain/dates.ts'
import { languageNames } from '../../i18n/languageNames.ts'
import { SpeakInside, useText } from '../../i18n/text.tsx'
import { useVenueTime } from '../../live/useDay.ts'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { PageTitle } from '../form/PageTitle.tsx'
import { Said } from '../form/Said.tsx'
import { TableFiles } from '../form/TableFiles.tsx'
import { useSaveFile } from '../form/useSaveFile.ts'
import { useStaff } from '../staff.tsx'
import { t as staffText } from '../text.ts'
import { useProgrammeSource } from '../useProgrammeSource.ts'
import { KitchenSheet, type Orders } from './KitchenSheet.tsx'
import { weekTable } from './tables.ts'
import { t } from './text.ts'
import { WeekSheet } from './WeekSheet.tsx'
import './paper.css'
import './print.css'

/** A week on paper or as a file: for the notice board, for the kitchen, for a calendar. `monday` begins it. */
export default function Print({ monday, onClose }: { monday: string; onClose: () => void }) {
  const { client, day } = useStaff()
  const { get } = useProgrammeSource()
  const fetched = useFetched(async (signal) => {
    const [week, programme] = await Promise.all([client.programme.week({ from: monday }, { signal }), get()])
    if (programme === null) throw new Error('no answer came')
    const last = week.days.at(-1)?.date ?? monday
    const orders = await client.programme.orders({ from: monday, to: last }, { signal })
    return {
      week,
      programme,
      orders: new Map(orders.map(({ mealId, portions }) => [mealId, portions])) as Orders,
    }
  }, `${monday} ${day.view?.now}`)
  return (
    <div className="print">
      <Action icon={ArrowLeft} look="quiet" className="print-back" onPress={onClose}>
        {t('print.back')}
      </Action>
      {fetched.state === 'waiting' && <p className="muted">{t('print.loading')}</p>}
      {fetched.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {fetched.state === 'here' && <Sheets {...fetched.value} />}
    </div>
  )
}

interface Given {
  week: WeekView
  programme: Programme
  orders: Orders
}

interface Wanted {
  what: 'week' | 'kitchen'
  paper: 'a4' | 'a3'
  size: 'ordinary' | 'large'
  language: Language
  date: string
}

/** What shall be printed, and beside it how it will look. */
function Sheets({ week, programme, orders }: Given) {
  const { day } = useStaff()
  const now = useVenueTime(day)
  const today = week.days.some(({ date }) => date === week.today) ? week.today : week.from
  const [wanted, setWanted] = useState<Wanted>({
    what: 'week',
    paper: 'a4',
    size: 'ordinary',
    language: 'sv',
    date: today,
  })
  const { venue = null } = programme
  const reasons = new Map(
    programme.openingExceptions.flatMap(({ date, reason }) => (reason ? [[date, reason] as const] : [])),
  )
  const chosen = week.days.find(({ date }) => date === wanted.date)
  return (
    <div className="print-columns">
      <div className="print-choices">
        <PageTitle>{t('print.title', { week: week.week })}</PageTitle>
        <Wishes week={week} wanted={wanted} onChange={setWanted} />
        <Action look="strong" icon={Printer} onPress={() => window.print()}>
          {t('print.print')}
        </Action>
        <Files week={week} programme={programme} />
      </div>
      <section className="print-preview" aria-label={t('print.preview')}>
        <div className="paper" data-paper={wanted.paper} data-size={wanted.size}>
          {wanted.what === 'week' ? (
            <SpeakInside language={wanted.language}>
              <WeekSheet
                week={week}
                venue={venue ?? { name: '', kind: 'fixed' }}
                reasons={reasons}
                now={day.view?.now ?? 0}
              />
            </SpeakInside>
          ) : (
            chosen && <KitchenSheet day={chosen} orders={orders} venue={venue?.name ?? ''} now={now} />
          )}
        </div>
      </section>
    </div>
  )
}

function Wishes(props: { week: WeekView; wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const { week, wanted, onChange } = props
  const { t: fixed } = useText()
  return (
    <>
      <Choice
        label={t('print.what')}
        value={wanted.what}
        options={(['week', 'kitchen'] as const).map((value) => ({ value, content: t(`what.${value}`) }))}
        onChange={(what) => onChange({ ...wanted, what })}
      />
      {wanted.what === 'kitchen' && (
        <Choice
          label={t('print.day')}
          value={wanted.date}
          options={week.days.map(({ date }) => ({
            value: date,
            content: `${fixed(`weekdayShort.${weekdayOf(date)}`)} ${Number(date.slice(8))}`,
          }))}
          onChange={(date) => onChange({ ...wanted, date })}
        />
      )}
      <Choice
        label={t('print.paper')}
        value={wanted.paper}
        options={[
          { value: 'a4', content: 'A4' },
          { value: 'a3', content: 'A3' },
        ]}
        onChange={(paper) => onChange({ ...wanted, paper })}
      />
      <Choice
        label={t('print.size')}
        value={wanted.size}
        options={(['ordinary', 'large'] as const).map((value) => ({ value, content: t(`size.${value}`) }))}
        onChange={(size) => onChange({ ...wanted, size })}
      />
      {wanted.what === 'week' && (
        <Choice
          label={t('print.language')}
          value={wanted.language}
          options={languages.map((value) => ({
            value,
            content: <span lang={value}>{languageNames[value]}</span>,
          }))}
          onChange={(language) => onChange({ ...wanted, language })}
        />
      )}
    </>
  )
}

/** The week as a table, the whole programme as a calendar. */
function Files({ week, programme }: { week: WeekView; programme: Programme }) {
  const { day } = useStaff()
  const text = useText()
  const { save, said } = useSaveFile()
  const calendar = async () => {
    const { writeProgramme } = await import('../../../domain/ics/write.ts')
    const { now, venue } = day.view ?? { now: 0, venue: { timeZone: 'Europe/Stockholm' } }
    const written = writeProgramme({ programme, now, timeZone: venue.timeZone })
    save(programme.venue?.name ?? '', 'ics', 'text/calendar;charset=utf-8', written)
  }
  return (
    <section className="print-files" aria-label={staffText('files.title')}>
      <h2>{staffText('files.title')}</h2>
      <div className="print-buttons">
        <TableFiles table={() => weekTable(text, week)} />
        <Action icon={CalendarPlus} onPress={() => void calendar()}>
          {t('print.calendar')}
        </Action>
      </div>
      <Said className="files-said" text={said} />
      <p className="muted">{t('print.calendarHint')}</p>
    </section>
  )
}
