import { House, LogOut } from 'lucide-react'
import { Action } from '../form/Action.tsx'
import type { Staff } from '../staff.tsx'
import { t } from '../text.ts'
import type { Section, SectionId } from './sections.ts'

/** The way between the parts, and out. */
export function Menu(props: {
  sections: readonly Section[]
  current: SectionId | undefined
  onGo: (id: SectionId) => void
  onLeave: () => void
  staff: Pick<Staff, 'person' | 'day'>
}) {
  const { sections, current, onGo, onLeave, staff } = props
  return (
    <header className="menu">
      <p className="menu-venue">
        <House aria-hidden className="action-icon" />
        {staff.day.view?.venue.name}
      </p>
      <nav aria-label={t('shell.nav')}>
        <ul className="menu-list">
          {sections.map(({ id, icon: Icon }) => (
            <li key={id}>
              <a
                className="menu-way"
                href={`#${id}`}
                aria-current={id === current ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onGo(id)
                }}
              >
                <Icon aria-hidden className="action-icon" />
                {t(`section.${id}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="menu-foot">
        <p className="menu-person">{staff.person.name}</p>
        <Action className="menu-leave" icon={LogOut} onPress={onLeave} label={t('shell.leaveLong')}>
          {t('shell.leave')}
        </Action>
      </div>
    </header>
  )
}
