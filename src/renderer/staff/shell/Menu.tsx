import { House, type LucideIcon } from 'lucide-react'
import { Action } from '../form/Action.tsx'
import type { Staff } from '../staff.tsx'
import { t } from '../text.ts'
import type { Section, SectionId } from './sections.ts'

/** The way between the parts, and out. */
export function Menu(props: {
  sections: readonly Section[]
  current: SectionId | undefined
  /** What stands in the address before the name of a section. */
  path: string
  onGo: (id: SectionId) => void
  /** The way out. */
  way: { icon: LucideIcon; text: string; label: string }
  onLeave: () => void
  staff: Pick<Staff, 'person' | 'day'>
}) {
  const { sections, current, path, onGo, way, onLeave, staff } = props
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
                href={`#${path}${id}`}
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
        <Action className="menu-leave" icon={way.icon} onPress={onLeave} label={way.label}>
          {way.text}
        </Action>
      </div>
    </header>
  )
}
