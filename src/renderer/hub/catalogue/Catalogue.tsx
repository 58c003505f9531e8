import { CalendarPlus, Pencil, Plus, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { Action } from '../../staff/form/Action.tsx'
import { Dialog } from '../../staff/form/Dialog.tsx'
import '../../staff/staff.css'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import { t as common } from '../text.ts'
import { Entries } from './Entries.tsx'
import { EntryForm } from './EntryForm.tsx'
import { venuesText } from './entryText.ts'
import { t } from './text.ts'
import { useCatalogue } from './useCatalogue.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** What is open over the list. */
type Opened = { what: 'new' } | { what: 'change' | 'withdraw' | 'take'; entry: CatalogueEntry } | null

/** The catalogue of activities: coordinators write it, and whoever has a venue goes from here to take one in there. */
export default function Catalogue() {
  const { may } = useHub()
  const { catalogue, reload } = useCatalogue({ by: orAtDoor })
  const [opened, setOpened] = useState<Opened>(null)
  const writes = may('coordinator')
  if (catalogue.state !== 'here')
    return <p role="status">{catalogue.state === 'waiting' ? common('page.waiting') : t('catalogue.away')}</p>
  const close = () => setOpened(null)
  const done = () => {
    close()
    reload()
  }
  const withdrawn = catalogue.value.filter((entry) => entry.withdrawn)
  return (
    <div className="staff hub-sheet">
      <header className="catalogue-head">
        <div>
          <h2>{t('catalogue.title')}</h2>
          <p className="muted">{t('catalogue.intro')}</p>
        </div>
        {writes && (
          <Action icon={Plus} look="strong" onPress={() => setOpened({ what: 'new' })}>
            {t('catalogue.new')}
          </Action>
        )}
      </header>
      <Entries
        entries={catalogue.value.filter((entry) => !entry.withdrawn)}
        heading="h3"
        foot={(entry) => <Deeds entry={entry} writes={writes} onOpen={setOpened} />}
      />
      {writes && withdrawn.length > 0 && <Withdrawn entries={withdrawn} onDone={done} />}
      {opened?.what === 'new' && <EntryForm entry={null} onClose={close} onDone={done} />}
      {opened?.what === 'change' && <EntryForm entry={opened.entry} onClose={close} onDone={done} />}
      {opened?.what === 'withdraw' && <WithdrawDialog entry={opened.entry} onClose={close} onDone={done} />}
      {opened?.what === 'take' && <WhereDialog entry={opened.entry} onClose={close} />}
    </div>
  )
}

function Deeds(props: { entry: CatalogueEntry; writes: boolean; onOpen: (opened: Opened) => void }) {
  const { entry, writes, onOpen } = props
  const { me } = useHub()
  const title = entry.fields.title.sv
  const [only] = me.venues.length === 1 ? me.venues : []
  return (
    <>
      <p className="catalogue-taken">
        {entry.taken.length > 0
          ? t('catalogue.taken', { venues: venuesText(entry) })
          : t('catalogue.takenNowhere')}
      </p>
      {me.venues.length > 0 && (
        <Action
          icon={CalendarPlus}
          label={t('catalogue.takeLong', { title })}
          onPress={() => (only ? goTo(only.id, entry.id) : onOpen({ what: 'take', entry }))}
        >
          {t('catalogue.take')}
        </Action>
      )}
      {writes && (
        <>
          <Action
            icon={Pencil}
            label={t('catalogue.changeLong', { title })}
            onPress={() => onOpen({ what: 'change', entry })}
          >
            {t('catalogue.change')}
          </Action>
          <Action
            icon={Trash2}
            label={t('catalogue.withdrawLong', { title })}
            onPress={() => onOpen({ what: 'withdraw', entry })}
          >
            {t('catalogue.remove')}
          </Action>
        </>
      )}
    </>
  )
}

/** At which of their venues; the rest is said there. */
function WhereDialog({ entry, onClose }: { entry: CatalogueEntry; onClose: () => void }) {
  const { me } = useHub()
  return (
    <Dialog title={t('catalogue.takeWhere', { title: entry.fields.title.sv })} onClose={onClose}>
      <ul className="catalogue-where">
        {me.venues.map(({ id, name }) => (
          <li key={id}>
            <Action onPress={() => goTo(id, entry.id)}>{name}</Action>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Action onPress={onClose}>{t('catalogue.cancel')}</Action>
      </div>
    </Dialog>
  )
}

function goTo(venue: string, entry: string): void {
  window.location.assign(`#programme/${venue}/catalogue/${entry}`)
}

function Withdrawn({ entries, onDone }: { entries: readonly CatalogueEntry[]; onDone: () => void }) {
  const { client } = useHub()
  const [failed, setFailed] = useState(false)
  const putBack = (id: string) =>
    client.catalogue.withdraw({ id, withdrawn: false }).then(onDone, () => setFailed(true))
  return (
    <details className="catalogue-withdrawn">
      <summary>{t('catalogue.withdrawn', { count: entries.length })}</summary>
      {failed && <p role="alert">{t('catalogue.notSaved')}</p>}
      <ul className="catalogue-list">
        {entries.map(({ id, fields }) => (
          <li key={id} className="catalogue-entry" data-tone={fields.goalArea}>
            <h3 className="catalogue-name">{fields.title.sv}</h3>
            <div className="catalogue-foot">
              <Action
                icon={RotateCcw}
                label={t('catalogue.returnLong', { title: fields.title.sv })}
                onPress={() => void putBack(id)}
              >
                {t('catalogue.return')}
              </Action>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
