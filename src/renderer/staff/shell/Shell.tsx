import { LogOut } from 'lucide-react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import type { LiveDay } from '../../live/useDay.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { useSaid, useStaff } from '../staff.tsx'
import { t } from '../text.ts'
import { Frame } from './Frame.tsx'
import { Leaving } from './Leaving.tsx'
import { sections } from './sections.ts'

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

/** The staff pages at a screen: all of them, and the leaving by itself. */
export function Shell(props: ShellProps) {
  const { client, day, session, token, isOut, isShutOut, onSignedOut, onLeave } = props
  const leave = () => {
    void ask(client.door.leave())
    onLeave()
  }
  return (
    <Frame
      client={client}
      day={day}
      person={session.person}
      token={token}
      onSignedOut={onSignedOut}
      sections={sections}
      first="today"
      way={{ icon: LogOut, text: t('shell.leave'), label: t('shell.leaveLong') }}
      onLeave={leave}
      top={<ShutOut is={isShutOut} />}
    >
      {!isOut && <LeavingByItself idleMs={session.idleMs} onOver={leave} />}
    </Frame>
  )
}

function ShutOut({ is }: { is: boolean }) {
  useSaid(is ? t('shell.shutOut') : null)
  return is ? <p className="shut-out">{t('shell.shutOut')}</p> : null
}

function LeavingByItself({ idleMs, onOver }: { idleMs: number; onOver: () => void }) {
  const { ask: call, unsaved } = useStaff()
  return (
    <Leaving
      idleMs={idleMs}
      unsaved={unsaved}
      stay={() => call((client) => client.door.stay())}
      onOver={onOver}
    />
  )
}
