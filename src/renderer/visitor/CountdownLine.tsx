import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { askedSeconds, useCountdown } from './useCountdown.ts'

/** A thanks screen that nobody touches leaves after this. */
export const thanksSeconds = 40

/**
 * How long the screen stays, in view all the time; every touch begins it again. Towards the end it asks whether the visitor is
 * still there. The place of the button for that is kept free from the start, so that nothing moves under a finger. `text` stands
 * in for the words when there is something more urgent to say.
 */
export function CountdownLine(props: {
  seconds: number
  onOver: () => void
  saved?: boolean
  text?: string
}) {
  const { seconds, onOver, saved = false, text } = props
  const { t } = useText()
  const { secondsLeft, restart } = useCountdown({ seconds, active: true, byTouch: true, onOver })
  const asking = secondsLeft <= askedSeconds && seconds > askedSeconds
  const words = t(saved && !asking ? 'countdown.saved' : 'countdown.closes', { seconds: secondsLeft })
  return (
    <div className="countdown">
      <p>
        {/* Said once when it is asked; the seconds are only for the eye. */}
        <span role="status">{text ?? (asking && `${t('idle.question')} `)}</span>
        {text === undefined && <span role="timer">{words}</span>}
      </p>
      <div className="countdown-stay" data-asking={asking || undefined}>
        <Button look="quiet" className="stay" onPress={restart}>
          {t('idle.stay')}
        </Button>
      </div>
    </div>
  )
}
