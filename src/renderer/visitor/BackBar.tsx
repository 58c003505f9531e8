import type { ReactNode } from 'react'
import { BackButton } from './BackButton.tsx'
import { HereButton } from './Home.tsx'
import type { Visitor } from './session.ts'

/** The way home in its corner, what the screen itself offers, and "I am here", which is never further than this. */
export function BackBar(props: { visitor: Visitor; onBack?: () => void; children?: ReactNode }) {
  const { visitor, onBack = () => visitor.go({ name: 'home' }), children } = props
  return (
    <div className="bar back-bar">
      <BackButton onPress={onBack} />
      {children}
      <HereButton visitor={visitor} small />
    </div>
  )
}
