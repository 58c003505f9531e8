import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { HubPerson } from '../../../contract/hubAccounts.ts'
import { useFetched } from '../../live/useFetched.ts'
import { isFocusLost } from '../../ui/isFocusLost.ts'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import { AskDialog } from './AskDialog.tsx'
import { LinkDialog, type PersonLink } from './LinkDialog.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import './people.css'
import { t } from './text.ts'

type Open =
  | { what: 'nothing' }
  | { what: 'add' }
  | { what: 'change' | 'invite' | 'remove'; person: HubPerson }
  | { what: 'link'; link: PersonLink }

const closed: Open = { what: 'nothing' }

/** Who may come in to the hub. */
export default function People() {
  const { client, me } = useHub()
  const [times, setTimes] = useState(0)
  const [open, setOpen] = useState<Open>(closed)
  const [told, setTold] = useState<string | null>(null)
  const opener = useRef<Element | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const people = useFetched(() => orAtDoor(client.people.list({})), times)
  const venueName = new Map(me.venues.map(({ id, name }) => [id, name]))

  // One dialogue may follow another, and what opened the first may go with what was done there.
  useEffect(() => {
    if (open.what !== 'nothing' || told === null || !isFocusLost()) return
    const was = opener.current
    if (was instanceof HTMLElement && was.isConnected) was.focus()
    else list.current?.focus()
  }, [open, told])

  function ask(next: Open): void {
    opener.current = document.activeElement
    setTold('')
    setOpen(next)
  }

  /** What is done is told, and the list asked for anew. */
  function done(text: string, next: Open = closed): void {
    setTold(text)
    setOpen(next)
    setTimes((before) => before + 1)
  }

  return (
    <div className="people" ref={list} tabIndex={-1}>
      <p>{t('people.intro')}</p>
      <Button className="hub-button" onPress={() => ask({ what: 'add' })}>
        <Plus className="hub-icon" aria-hidden />
        {t('people.add')}
      </Button>
      <p className="venue-told" role="status">
        {told}
      </p>
      {people.state === 'waiting' && <p role="status">{t('people.waiting')}</p>}
      {people.state === 'away' && (
        <p role="alert">
          {t('people.away')}{' '}
          <Button className="hub-button" onPress={() => setTimes(times + 1)}>
            {t('people.again')}
          </Button>
        </p>
      )}
      {people.state === 'here' && (
        <PeopleTable
          people={people.value}
          venueName={venueName}
          onAsk={(what, person) => ask({ what, person })}
        />
      )}
      <Dialogs open={open} close={() => setOpen(closed)} done={done} />
    </div>
  )
}

interface DialogsProps {
  open: Open
  close: () => void
  done: (text: string, next?: Open) => void
}

function Dialogs({ open, close, done }: DialogsProps) {
  const { client, me } = useHub()
  if (open.what === 'nothing') return null
  if (open.what === 'link') return <LinkDialog {...open.link} onClose={close} />
  if (open.what === 'add') {
    return (
      <PersonDialog
        person={null}
        venues={me.venues}
        onClose={close}
        save={async (fields) => {
          const { name } = fields
          const made = await client.people.add(fields)
          done(t('people.added', { name }), { what: 'link', link: { name, ...made } })
        }}
      />
    )
  }
  const { person } = open
  const { id, name } = person
  if (open.what === 'change') {
    return (
      <PersonDialog
        person={person}
        venues={me.venues}
        onClose={close}
        save={async (fields) => {
          await client.people.change({ ...fields, id })
          done(t('people.changed', { name: fields.name }))
        }}
      />
    )
  }
  if (open.what === 'invite') {
    return (
      <AskDialog
        title={t('invite.title', { name })}
        keep={t('form.cancel')}
        what={t('invite.do')}
        onClose={close}
        act={async () => {
          const made = await client.people.invite({ id })
          done('', { what: 'link', link: { name, ...made } })
        }}
      >
        <p>{t('invite.text')}</p>
      </AskDialog>
    )
  }
  return (
    <AskDialog
      title={t('remove.title', { name })}
      keep={t('remove.keep')}
      what={t('remove.do')}
      isDanger
      onClose={close}
      act={async () => {
        await client.people.remove({ id })
        if (person.isYou) window.location.reload()
        else done(t('people.removed', { name }))
      }}
    >
      <p>{person.isYou ? t('remove.self') : t('remove.text')}</p>
    </AskDialog>
  )
}
