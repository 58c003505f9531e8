import { Phone } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { InfoPageView } from '../../contract/views.ts'
import { PhoneNumber } from '../i18n/Phone.tsx'
import { Staff, staffWords, useText } from '../i18n/text.tsx'
import './help.css'

/** Longer texts are set a little smaller, so that they are whole on every panel. */
const longText = 260

const QrCode = lazy(() => import('../ui/QrCode.tsx'))

/** What a page of help holds: its text, whom to call in large type, and its address for a telephone's camera. */
export function InfoContent({ info }: { info: Pick<InfoPageView, 'text' | 'phone' | 'link'> }) {
  const { t, language } = useText()
  const isLong = staffWords(info.text, language).words.length > longText
  return (
    <>
      <p className="info-text" data-long={isLong || undefined}>
        <Staff text={info.text} />
      </p>
      {info.phone && (
        <p className="info-phone">
          <Phone aria-hidden className="icon" />
          <span>
            <span className="unseen">{t('infoPages.phone')} </span>
            <PhoneNumber phone={info.phone} />
          </span>
        </p>
      )}
      {info.link && (
        <div className="info-link">
          <Suspense>
            <QrCode text={info.link} label={t('infoPages.link')} />
          </Suspense>
          <p>{t('infoPages.link')}</p>
        </div>
      )}
    </>
  )
}
