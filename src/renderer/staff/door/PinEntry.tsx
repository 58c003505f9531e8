import { Delete } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { StaffSession } from '../../../contract/staff/door.ts'
import type { ScreenView } from '../../../contract/views.ts'
import { ask } from '../ask.ts'
import type { StaffClient } from '../client.ts'
import { Action } from '../form/Action.tsx'
import { t } from './text.ts'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
/** As long as the engine reads; what is longer is nobody's either. */
const longestPin = 40
/** A scanner types a badge as fast as a keyboard, with letters; a PIN has none. */
const isBadge = (typed: string) => /[a-z]/i.test(typed)
/** Enough to know it by; whether it is one, the engine says. */
const isWholeBadge = (typed: string) => /^SAMVARO-B-[0-9A-Z]{26}$/i.test(typed)

/** In steps, so that whoever hears the line read is not told every second. */
function lockText(ms: number, byBadge: boolean): string {
  const seconds = Math.ceil(ms / 10_000) * 10
  const time =
    seconds <= 60
      ? t('door.seconds', { count: seconds })
      : t('door.minutes', { count: Math.ceil(seconds / 60) })
  return [t('door.locked', { time }), byBadge && t('door.badgeOpens')].filter(Boolean).join(' ')
}

const failedText = {
  WRONG_PIN: t('door.wrong'),
  UNKNOWN_BADGE: t('door.unknownBadge'),
  NOT_SAVED: t('door.notSaved'),
  AWAY: t('door.away'),
}

/** Milliseconds that are left of a lock, second by second. */
function useLock(given: number): [number, (ms: number) => void] {
  const [until, setUntil] = useState(() => performance.now() + given)
  const [left, setLeft] = useState(given)
  useEffect(() => {
    const look = () => setLeft(Math.max(0, until - performance.now()))
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [until])
  return [left, (ms) => setUntil(performance.now() + ms)]
}

/** What is typed or scanned goes into the field, also when a finger has just been on a key beside it. */
function useTypedInto(field: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const isText = /^[0-9a-z-]$/i.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey
      if (isText) field.current?.focus()
    }
    window.addEventListener('keydown', key, true)
    return () => window.removeEventListener('keydown', key, true)
  }, [field])
}

/**
 * A code by fingers or keys, or a badge by a scanner, which types like a keyboard. The code is never shown; how many digits there are
 * is.
 */
export function PinEntry(props: {
  client: StaffClient
  lockedMs: number
  /** In place of the usual words. */
  text?: string | undefined
  /** What is to be known first. */
  notice?: string
  onEnter: (session: StaffSession) => void
  cardReader: ScreenView['cardReader']
}) {
  const { client, onEnter, cardReader } = props
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState(props.notice ?? '')
  const [busy, setBusy] = useState(false)
  const [locked, lock] = useLock(props.lockedMs)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useTypedInto(field)

  /** Without a reader nothing but a code is typed here: what a stray one reads is let go. */
  const kept = (text: string) => (cardReader === 'none' ? text.replace(/\D/g, '') : text)

  const enter = async (typed: string) => {
    if (busy || typed === '') return
    setBusy(true)
    setSaid('')
    const badge = isBadge(typed)
    const answer = badge
      ? await ask(client.door.enterByBadge({ badge: typed }))
      : await ask(client.door.enter({ pin: typed.slice(0, longestPin) }))
    setBusy(false)
    setTyped('')
    field.current?.focus()
    if (answer.data) return onEnter(answer.data)
    const { failure } = answer
    if (failure.code === 'LOCKED') return lock(failure.data.lockedMs)
    setSaid(failedText[failure.code])
    if (failure.code !== 'WRONG_PIN') return
    // It may have been the one wrong code too many; then that is what is to be said.
    const { data } = await ask(client.door.state())
    if (data) lock(data.lockedMs)
  }

  return (
    <form
      className="door-panel"
      onSubmit={(event) => {
        event.preventDefault()
        void enter(typed)
      }}
    >
      <h1>{t('door.title')}</h1>
      <p>{props.text ?? t(cardReader === 'none' ? 'door.textNoBadge' : 'door.text')}</p>
      <label className="pin">
        <span className="pin-label">{t('door.pin')}</span>
        <input
          ref={field}
          className="pin-field"
          type="password"
          inputMode="none"
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={({ target: { value } }) => {
            setTyped(kept(value))
            // Whichever key the scanner ends with, if any.
            if (isWholeBadge(kept(value))) void enter(value)
          }}
        />
      </label>
      <p className="door-said" role="status" data-failed={said !== '' || locked > 0 || undefined}>
        {busy ? t('door.waiting') : locked > 0 ? lockText(locked, cardReader !== 'none') : said}
      </p>
      <div className="pin-keys">
        {digits.map((digit) => (
          <Action key={digit} className="pin-key" again onPress={() => setTyped((before) => before + digit)}>
            {digit}
          </Action>
        ))}
        <Action
          className="pin-key pin-erase"
          icon={Delete}
          again
          onPress={() => setTyped((b) => b.slice(0, -1))}
        >
          {t('door.erase')}
        </Action>
        <Action className="pin-key pin-enter" look="strong" busy={busy} onPress={() => void enter(typed)}>
          {t('door.enter')}
        </Action>
      </div>
    </form>
  )
}
