import { ArrowLeft } from 'lucide-react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'

/** Always in the same corner. */
export function BackButton({ onPress }: { onPress: () => void }) {
  const { t } = useText()
  return (
    <Button className="bar-back" onPress={onPress}>
      <ArrowLeft aria-hidden className="icon flips" />
      {t('leave.back')}
    </Button>
  )
}
