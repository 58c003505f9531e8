import { QrCode as QrIcon, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../../contract/staff/door.ts'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { useOpened } from '../form/useClosing.ts'
import { opener } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { BadgeDialog } from './BadgeDialog.tsx'
import { NewPerson } from './NewPerson.tsx'
import { PersonForm } from './PersonForm.tsx'
import { t } from './text.ts'
import './people.css'

/**
 * Who may come in, and as what; for administrators. Of all the lists this one does not come as a file: who works here is nobody's to
 * carry away.
 */
export default function People() {
  const { client, person: self } = useStaff()
  const [round, setRound] = useState(0)
  const { form, open, close, isNew, isOpen } = useOpened<Person>()
  const [badge, setBadge] = useState<{ name: string; badge: string } | null>(null)
  const people = useFetched((signal) => client.people.list(undefined, { signal }), round)
  const changed = () => setRound((n) => n + 1)
  return (
    <>
      <header className="people-head">
        <div>
          <h1>{t('people.title')}</h1>
          <p className="muted">{t('people.intro')}</p>
        </div>
        <Action className={opener} look="strong" icon={UserPlus} onPress={() => open('new')}>
          {t('people.add')}
        </Action>
      </header>
      {people.state === 'waiting' && <p className="muted">{t('people.loading')}</p>}
      {people.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {isNew && <NewPerson form={form} onDone={changed} onClose={close} />}
      {people.state === 'here' && (
        <ul className="people">
          {people.value.map((person) => (
            <li key={person.id} className="person">
              {isOpen(person) ? (
                <PersonForm
                  person={person}
                  form={form}
                  onChanged={changed}
                  onBadge={setBadge}
                  onClose={close}
                />
              ) : (
                <PersonRow person={person} isSelf={person.id === self.id} onOpen={() => open(person)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {badge && <BadgeDialog {...badge} onClose={() => setBadge(null)} />}
    </>
  )
}

function PersonRow(props: { person: Person; isSelf: boolean; onOpen: () => void }) {
  const { person, isSelf, onOpen } = props
  return (
    <div className="person-row">
      <div>
        <p className="person-name">
          {person.name} {isSelf && <span className="muted">({t('people.you')})</span>}
        </p>
        <p className="person-facts">
          {t(`role.${person.role}`)}
          {person.hasBadge && (
            <>
              {' · '}
              <QrIcon aria-hidden className="person-badge" /> {t('people.badge')}
            </>
          )}
        </p>
      </div>
      <Action className={opener} onPress={onOpen} label={t('people.change', { name: person.name })}>
        {t('people.edit')}
      </Action>
    </div>
  )
}
