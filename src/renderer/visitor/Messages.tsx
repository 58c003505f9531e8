import { CircleAlert, Phone, RotateCw, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { CallSentence } from '../i18n/Phone.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { BackButton } from './BackButton.tsx'
import { CountdownLine } from './CountdownLine.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'
import './messages.css'

const undoneSeconds = 15

function Message({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className="message" role="status">
      {icon}
      <h1 className="message-title" tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}

/** The visit was taken back. */
export function Undone({ visitor }: { visitor: Visitor }) {
  const { t } = useText()
  return (
    <VisitorScreen name="undone" visitor={visitor} title={t('undone.title')} ownHeading>
      <Message icon={<Undo2 aria-hidden className="message-icon flips" />} title={t('undone.title')}>
        <p className="message-text">{t('undone.text')}</p>
      </Message>
      <div className="leave">
        <CountdownLine seconds={undoneSeconds} onOver={visitor.startOver} />
        <div className="bar">
          <Button look="strong" className="bar-on" onPress={visitor.startOver}>
            {t('leave.done')}
          </Button>
        </div>
      </div>
    </VisitorScreen>
  )
}

/** A touch that could not be saved: no thanks, but what to do and whom to call (product.md 1). */
export function NotSaved({ visitor, touchId }: { visitor: Visitor; touchId: string }) {
  const { t } = useText()
  const { phone, contactName } = visitor.view?.venue ?? {}
  return (
    <VisitorScreen name="not-saved" visitor={visitor} title={t('error.notSaved')} ownHeading>
      <Message icon={<CircleAlert aria-hidden className="message-icon" />} title={t('error.notSaved')}>
        {phone && (
          <p className="message-phone">
            <Phone aria-hidden className="icon" />
            <CallSentence of="call" phone={phone} name={contactName} />
          </p>
        )}
      </Message>
      <div className="leave">
        <div className="bar">
          <BackButton onPress={visitor.startOver} />
          <Button
            look="strong"
            className="bar-on"
            busy={visitor.arriving}
            onPress={() => visitor.arrive(touchId)}
          >
            <RotateCw aria-hidden className="icon" />
            {t(visitor.arriving ? 'here.waiting' : 'error.retry')}
          </Button>
        </div>
      </div>
    </VisitorScreen>
  )
}
