import { Info, Phone } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { InfoPageView } from '../../contract/views.ts'
import { CallSentence, PhoneNumber } from '../i18n/Phone.tsx'
import { Staff, staffWords, useText } from '../i18n/text.tsx'
import { type Fetched, useFetched } from '../live/useFetched.ts'
import { Button } from '../ui/Button.tsx'
import { Pages } from '../ui/Pages.tsx'
import { BackBar } from './BackBar.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'
import './help.css'

/** Longer texts are set a little smaller, so that they are whole on every panel. */
const longText = 260

const QrCode = lazy(() => import('../ui/QrCode.tsx'))

function useInfoPages(visitor: Visitor): Fetched<InfoPageView[]> {
  return useFetched((signal) => visitor.client.infoPages(undefined, { signal }), visitor.view?.now)
}

/** The list of help and advice. */
export function Help({ visitor }: { visitor: Visitor }) {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const fetched = useInfoPages(visitor)
  const pages = fetched.state === 'here' ? fetched.value : null
  const { go } = visitor
  const items = useMemo(
    () =>
      (pages ?? []).map((each) => ({
        key: each.id,
        content: (
          <Button className="help-choice" onPress={() => go({ name: 'infoPage', id: each.id })}>
            <Info aria-hidden className="icon" />
            <span>
              <Staff text={each.title} />
            </span>
          </Button>
        ),
      })),
    [pages, go],
  )
  const { phone, contactName } = visitor.view?.venue ?? {}
  return (
    <VisitorScreen
      name="help"
      visitor={visitor}
      title={t('nav.help')}
      look={
        <div className="help-look">
          {phone && (
            <p className="help-phone">
              <Phone aria-hidden className="icon" />
              <CallSentence of="call" phone={phone} name={contactName} />
            </p>
          )}
          <h2 className="help-intro">
            {fetched.state === 'away' && t('error.notShown')}
            {fetched.state === 'here' && t(items.length > 0 ? 'infoPages.intro' : 'infoPages.empty')}
          </h2>
        </div>
      }
    >
      <Pages items={items} page={page} onTurn={setPage} className="help-list" />
      <BackBar visitor={visitor} />
    </VisitorScreen>
  )
}

/** One page of help: its text, whom to call in large type, and its address for a telephone's camera. */
export function InfoPage({ visitor, id }: { visitor: Visitor; id: string }) {
  const { t, language } = useText()
  const fetched = useInfoPages(visitor)
  const info = fetched.state === 'here' ? fetched.value.find((each) => each.id === id) : null
  return (
    <VisitorScreen
      name="info-page"
      visitor={visitor}
      title={info ? staffWords(info.title, language).words : t('nav.help')}
      titleLanguage={info ? staffWords(info.title, language).language : undefined}
    >
      <div className="info">
        {info && (
          <>
            <p
              className="info-text"
              data-long={staffWords(info.text, language).words.length > longText || undefined}
            >
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
        )}
        {(fetched.state === 'away' || info === undefined) && <p>{t('error.notShown')}</p>}
      </div>
      <BackBar visitor={visitor} onBack={() => visitor.go({ name: 'help' })} />
    </VisitorScreen>
  )
}
