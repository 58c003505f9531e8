import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { NameFound } from '../../../contract/hubPrivacy.ts'
import { Dialog } from '../../staff/form/Dialog.tsx'
import { codeOf } from '../client.ts'
import { useHub } from '../hub.tsx'
import { t } from './text.ts'

/** Where a name stands. */
export interface Found {
  phrase: string
  count: number
  places: readonly NameFound[]
}

interface Props {
  found: Found
  onClose: () => void
  onDone: (count: number) => void
}

const kinds = [
  ...(['activity', 'occurrence', 'meal', 'notice', 'infoPage', 'venue', 'room'] as const),
  ...(['openingHours', 'openingException', 'op', 'conflict', 'quarantine', 'device'] as const),
]
const kindOf = (kind: string) => kinds.find((each) => each === kind) ?? 'other'

/** Where the name stands, and whether it shall go. */
export function ForgetDialog({ found: { phrase, count, places }, onClose, onDone }: Props) {
  const { client } = useHub()
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const shown = places.slice(0, 8)

  function forget(): void {
    setIsBusy(true)
    setFailure('')
    client.privacy.forget({ phrase }).then(
      (done) => onDone(done.count),
      (error: unknown) => {
        setIsBusy(false)
        setFailure(t(codeOf(error) === 'NAMES_FULL' ? 'forget.full' : 'forget.failed'))
      },
    )
  }

  return (
    <Dialog title={t('forget.found', { phrase, count })} onClose={onClose}>
      {count === 0 && <p>{t('forget.nowhere')}</p>}
      <ul className="privacy-places">
        {shown.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no names of their own, and never change.
          <Place key={index} {...place} />
        ))}
      </ul>
      {count > shown.length && <p>{t('forget.more', { count: count - shown.length })}</p>}
      <p>{t('forget.intro')}</p>
      <p className="dialog-failed" role="alert">
        {failure}
      </p>
      <div className="dialog-actions">
        <Button className="hub-button" autoFocus onPress={onClose}>
          {t('forget.keep')}
        </Button>
        <Button className="hub-button hub-danger" isDisabled={isBusy} onPress={forget}>
          {t(isBusy ? 'forget.doing' : 'forget.do')}
        </Button>
      </div>
    </Dialog>
  )
}

function Place({ kind, venue, text }: NameFound) {
  return (
    <li>
      <span className="privacy-note">{[t(`kind.${kindOf(kind)}`), venue].filter(Boolean).join(', ')}</span>
      <span>{text}</span>
    </li>
  )
}
