import { Button } from 'react-aria-components/Button'
import type { HubPerson } from '../../../contract/hubAccounts.ts'
import { momentText } from '../times.ts'
import { t } from './text.ts'

const actions = ['change', 'invite', 'remove'] as const

interface Props {
  people: readonly HubPerson[]
  venueName: ReadonlyMap<string, string>
  onAsk: (what: (typeof actions)[number], person: HubPerson) => void
}

export function PeopleTable({ people, venueName, onAsk }: Props) {
  if (people.length === 0) return <p>{t('people.none')}</p>
  return (
    <table className="hub-table people-table">
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.role')}</th>
          <th scope="col">{t('people.venues')}</th>
          <th scope="col">{t('people.lastIn')}</th>
          <td aria-hidden />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              {person.isYou && ` (${t('people.you')})`}
              <span className="people-email">{person.email}</span>
            </th>
            <td data-label={t('people.role')}>{t(`role.${person.role}`)}</td>
            <td data-label={t('people.venues')}>{venuesText(person, venueName)}</td>
            <td data-label={t('people.lastIn')}>{lastInText(person)}</td>
            <td className="people-actions">
              {actions.map((what) => (
                <Button
                  key={what}
                  className="hub-button hub-quiet"
                  aria-label={t(`people.${what}Long`, { name: person.name })}
                  onPress={() => onAsk(what, person)}
                >
                  {t(`people.${what}`)}
                </Button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function venuesText({ role, venues }: HubPerson, venueName: ReadonlyMap<string, string>): string {
  if (role === 'coordinator') return t('people.all')
  const names = venues.flatMap((id) => venueName.get(id) ?? []).toSorted((a, b) => a.localeCompare(b, 'sv'))
  return names.join(', ') || t('people.noVenue')
}

/** When they were in, or whether they can come in yet. */
function lastInText({ lastIn, invitedUntil }: HubPerson): string {
  if (lastIn !== null) return momentText(lastIn)
  const link =
    invitedUntil === null ? t('people.notInvited') : t('people.invited', { time: momentText(invitedUntil) })
  return `${t('people.never')}: ${link}`
}
