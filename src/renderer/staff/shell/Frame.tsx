import type { LucideIcon } from 'lucide-react'
import { type ReactNode, Suspense, useEffect, useMemo } from 'react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import { mayAs, type StaffRole } from '../../../contract/words.ts'
import type { LiveDay } from '../../live/useDay.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { type Staff, StaffProvider } from '../staff.tsx'
import { t } from '../text.ts'
import { MeetingDialog } from './MeetingDialog.tsx'
import { Menu } from './Menu.tsx'
import type { Section, SectionId } from './sections.ts'
import { UndoLine } from './UndoLine.tsx'
import { UnsavedDialog } from './UnsavedDialog.tsx'
import { useEdits } from './useEdits.ts'
import { useLeaving } from './useLeaving.ts'
import { useSection } from './useSection.ts'
import { useVoice } from './useVoice.ts'
import './shell.css'

export interface FrameProps {
  client: StaffClient
  day: LiveDay
  person: StaffSession['person']
  /** The token that a call goes out with now; null where there is none. */
  token: () => string | null
  /** Whoever answers knows nobody of that token any more. */
  onSignedOut: (token: string | null) => void
  /** All that are kept here, in the order of the menu. */
  sections: readonly Section[]
  first: SectionId
  /** What stands in the address before the name of the section. */
  path?: string
  /** The way out, as it stands under the menu and as it is read. */
  way: { icon: LucideIcon; text: string; label: string }
  onLeave: () => void
  /** What every page says first. */
  top?: ReactNode
  children?: ReactNode
}

/** What stands around every staff page, at a screen and at a hub: the menu, "Ångra", and the questions before anything is lost. */
export function Frame(props: FrameProps) {
  const { client, day, person, token, onSignedOut, first, path = '', way, onLeave, top, children } = props
  const { unsaved, asked, leaving, stay, drop } = useLeaving()
  const [id, go] = useSection(first, leaving, path)
  const calls = useMemo<Pick<Staff, 'ask' | 'may'>>(
    () => ({
      may: (needed: StaffRole) => mayAs(person.role, needed),
      async ask(call) {
        const used = token()
        const answer = await ask(call(client))
        if (answer.failure?.code === 'SIGNED_OUT') onSignedOut(used)
        return answer
      },
    }),
    [client, person, token, onSignedOut],
  )
  const edits = useEdits(calls)
  const { words, say } = useVoice()
  const staff: Staff = {
    ...calls,
    client,
    person,
    day,
    write: edits.write,
    did: edits.did,
    save: edits.save,
    unsaved,
    leaving,
    say,
    leave: onLeave,
  }
  const mine = props.sections.filter(({ needs }) => calls.may(needs))
  const section = mine.find((each) => each.id === id) ?? mine[0]
  useEffect(() => {
    document.title = section ? `${t(`section.${section.id}`)} – Samvaro` : 'Samvaro'
  }, [section])
  return (
    <StaffProvider value={staff}>
      <div className="staff-shell">
        <Menu
          sections={mine}
          current={section?.id}
          path={path}
          onGo={go}
          way={way}
          onLeave={() => leaving(onLeave)}
          staff={staff}
        />
        <main className="page" tabIndex={-1} data-screen={`staff-${section?.id}`} data-low={section?.low}>
          {top}
          <UndoLine edits={edits} example={day.view?.venue.example ?? false} />
          <Suspense fallback={<p className="page-loading">{t('shell.loading')}</p>}>
            {section && <section.Page />}
          </Suspense>
        </main>
      </div>
      <p className="unseen" role="status">
        {words}
      </p>
      {asked && <UnsavedDialog name={asked.name} onStay={stay} onDrop={drop} />}
      {edits.meeting && <MeetingDialog meeting={edits.meeting} today={day.view?.date ?? ''} />}
      {children}
    </StaffProvider>
  )
}
