import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { askedSeconds, type Countdown } from './useCountdown.ts'

/**
 * How long the screen stays, in view all the time, and the button that keeps it. The button's place is kept free before it
 * comes, so that nothing moves under a finger.
 */
export function CountdownLine(props: { countdown: Countdown; saved?: boolean; text?: string }) {
  const { countdown, saved = false, text } = props
  const { t } = useText()
  const { secondsLeft, restart } = countdown
  const asking = secondsLeft <= askedSeconds
  return (
    <div className="countdown">
      <p role="timer">
        {text ?? t(saved ? 'countdown.saved' : 'countdown.closes', { seconds: secondsLeft })}
        <span className="unseen" role="status">
          {asking && t('idle.question')}
        </span>
      </p>
      <div className="countdown-stay" data-asking={asking || undefined}>
        <Button look="quiet" className="stay" onPress={restart}>
          {t('idle.stay')}
        </Button>
      </div>
    </div>
  )
}
