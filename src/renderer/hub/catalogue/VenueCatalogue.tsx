import { CalendarPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import type { Programme } from '../../../contract/programme.ts'
import { addDays } from '../../../domain/dates.ts'
import { failureText } from '../../staff/failureText.ts'
import { Action } from '../../staff/form/Action.tsx'
import { PageHead } from '../../staff/form/Block.tsx'
import { useStaff } from '../../staff/staff.tsx'
import { t as common } from '../../staff/text.ts'
import { useProgramme } from '../../staff/useProgramme.ts'
import { draftOf } from '../../staff/week/draft.ts'
import { Panel } from '../../staff/week/Panel.tsx'
import type { New } from '../../staff/week/showing.ts'
import { Entries } from './Entries.tsx'
import { NewsOfCatalogue } from './News.tsx'
import { t } from './text.ts'
import { useCatalogue } from './useCatalogue.ts'

const usualTime = '10:00'

/** The catalogue as a venue has it: what it can take in, and what has been changed of what it has taken. */
export default function VenueCatalogue() {
  const { day } = useStaff()
  const { programme, changed } = useProgramme()
  const { catalogue, reload } = useCatalogue({ when: day.view?.programmeVersion })
  if (catalogue.state === 'away' || programme.state === 'away')
    return <p role="alert">{failureText('AWAY')}</p>
  if (catalogue.state === 'waiting' || programme.state === 'waiting' || day.view === null)
    return <p className="page-loading">{common('shell.loading')}</p>
  return (
    <Catalogue
      entries={catalogue.value}
      programme={programme.value}
      today={day.view.date}
      onChanged={() => {
        changed()
        reload()
      }}
    />
  )
}

function Catalogue(props: {
  entries: readonly CatalogueEntry[]
  programme: Programme
  today: string
  onChanged: () => void
}) {
  const { entries, programme, today, onChanged } = props
  const { leaving } = useStaff()
  const [taking, setTaking] = useState<New | null>(null)
  const open = (entry: CatalogueEntry) => leaving(() => setTaking(newOf(entry, today)))
  useAskedFor(entries, (entry) => setTaking(newOf(entry, today)))
  const isHere = ({ id }: CatalogueEntry) =>
    programme.activities.some((activity) => activity.catalogue?.entry === id)
  return (
    <>
      <PageHead title={t('catalogue.title')} intro={t('catalogue.introVenue')} />
      <NewsOfCatalogue entries={entries} programme={programme} today={today} onDone={onChanged} />
      <Entries
        entries={entries.filter(({ withdrawn }) => !withdrawn)}
        heading="h2"
        foot={(entry) => (
          <>
            <p className="catalogue-taken">{isHere(entry) && t('catalogue.takenHere')}</p>
            <Action
              icon={CalendarPlus}
              label={t('catalogue.takeLong', { title: entry.fields.title.sv })}
              onPress={() => open(entry)}
            >
              {t('catalogue.take')}
            </Action>
          </>
        )}
      />
      {taking && (
        <Panel
          key={taking.key}
          showing={taking}
          programme={programme}
          today={today}
          onClose={() => leaving(() => setTaking(null))}
          onDone={async () => {
            setTaking(null)
            onChanged()
          }}
          // Only one that is there already stays open.
          onKept={async () => {}}
        />
      )}
    </>
  )
}

/** The entry that the address names has been asked for from the hub's own catalogue: it is opened once. */
function useAskedFor(entries: readonly CatalogueEntry[], open: (entry: CatalogueEntry) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    const [, path, id] = /^(#.*\/catalogue)\/([^/]+)$/.exec(window.location.hash) ?? []
    const entry = entries.find((each) => each.id === id && !each.withdrawn)
    if (path === undefined || entry === undefined) return
    window.history.replaceState(null, '', path)
    open(entry)
  }, [])
}

/** A new activity as the entry describes it, tomorrow at ten until somebody says when. */
function newOf({ id, ver, fields }: CatalogueEntry, today: string): New {
  const { tags: _, ...taken } = fields
  const date = addDays(today, 1)
  const start = `${date}T${usualTime}`
  const activity = { ...taken, id, start, notOnHolidays: true, membersOnly: false }
  return {
    kind: 'new',
    key: `taking ${id}`,
    date,
    time: usualTime,
    from: { draft: draftOf(activity, undefined, date, today), catalogue: { entry: id, ver } },
  }
}
