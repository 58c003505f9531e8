import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { DoorClient } from '../client.ts'
import { failureText } from './failure.ts'

interface Props {
  door: DoorClient
  /** The link that somebody has come by, which says who they are. */
  invitation: string | null
  onFailed: (text: string) => void
  isMain?: boolean
  children: ReactNode
}

/** Goes to the municipality's own sign-in, which comes back to the hub. */
export function ProviderButton({ door, invitation, onFailed, isMain, children }: Props) {
  const [isBusy, setIsBusy] = useState(false)
  const go = () => {
    setIsBusy(true)
    onFailed('')
    door.goToProvider({ invitation }).then(
      ({ to }) => window.location.assign(to),
      (error: unknown) => {
        setIsBusy(false)
        onFailed(failureText(error))
      },
    )
  }
  return (
    <Button className={isMain ? 'hub-button hub-main' : 'hub-button'} isDisabled={isBusy} onPress={go}>
      {children}
    </Button>
  )
}
