import { Suspense, useEffect, useMemo } from 'react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import { mayAs, type StaffRole } from '../../../contract/words.ts'
import type { LiveDay } from '../../live/useDay.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { type Staff, StaffProvider } from '../staff.tsx'
import { t } from '../text.ts'
import { Leaving } from './Leaving.tsx'
import { MeetingDialog } from './MeetingDialog.tsx'
import { Menu } from './Menu.tsx'
import { sections } from './sections.ts'
import { UndoLine } from './UndoLine.tsx'
import { UnsavedDialog } from './UnsavedDialog.tsx'
import { useEdits } from './useEdits.ts'
import { useLeaving } from './useLeaving.ts'
import { useSection } from './useSection.ts'
import { useVoice } from './useVoice.ts'
import './shell.css'

export interface ShellProps {
  client: StaffClient
  day: LiveDay
  session: StaffSession
  /** The token that a call goes out with now. */
  token: () => string | null
  /** The door lies over all this; nobody leaves by themselves from here. */
  isOut: boolean
  /** The hub has shut this screen out. */
  isShutOut: boolean
  /** The engine knows the session of that token no more. */
  onSignedOut: (token: string | null) => void
  onLeave: () => void
}

/** What stands around every staff page: the menu, "Ångra", and the leaving by itself. */
export function Shell(props: ShellProps) {
  const { client, day, session, token, isOut, isShutOut, onSignedOut, onLeave } = props
  const { person } = session
  const { unsaved, asked, leaving, stay, drop } = useLeaving()
  const [id, go] = useSection('today', leaving)
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
  const leave = () => {
    void ask(client.door.leave())
    onLeave()
  }
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
    leave,
  }
  const mine = sections.filter(({ needs }) => calls.may(needs))
  const section = mine.find((each) => each.id === id) ?? mine[0]
  useEffect(() => {
    document.title = section ? `${t(`section.${section.id}`)} – Samvaro` : 'Samvaro'
  }, [section])
  useEffect(() => {
    if (isShutOut) say(t('shell.shutOut'))
  }, [isShutOut, say])
  return (
    <StaffProvider value={staff}>
      <div className="staff-shell">
        <Menu sections={mine} current={section?.id} onGo={go} onLeave={() => leaving(leave)} staff={staff} />
        <main className="page" tabIndex={-1} data-screen={`staff-${section?.id}`} data-low={section?.low}>
          {isShutOut && <p className="shut-out">{t('shell.shutOut')}</p>}
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
      {!isOut && (
        <Leaving
          idleMs={session.idleMs}
          unsaved={unsaved}
          stay={() => calls.ask((each) => each.door.stay())}
          onOver={leave}
        />
      )}
    </StaffProvider>
  )
}
