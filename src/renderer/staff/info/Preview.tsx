import { InfoContent } from '../../visitor/InfoContent.tsx'
import { t } from './text.ts'

/** The page as visitors will see it, small, while it is written. */
export function Preview(props: { title: string; text: string; phone: string; link: string | null }) {
  const { title, text, phone, link } = props
  return (
    <section className="info-preview" aria-label={t('info.preview')}>
      <p className="field-label">{t('info.preview')}</p>
      <div className="info-glass">
        <p className="info-glass-title">{title}</p>
        <div className="info-glass-page">
          <InfoContent
            info={{ text: { sv: text }, ...(phone ? { phone } : {}), ...(link ? { link } : {}) }}
          />
        </div>
      </div>
    </section>
  )
}
