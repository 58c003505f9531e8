import { Accessibility, Info, MapPin, Phone } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { InfoPageView } from '../../contract/views.ts'
import { CallSentence } from '../i18n/Phone.tsx'
import { Staff, staffWords, useText } from '../i18n/text.tsx'
import { type Fetched, useFetched } from '../live/useFetched.ts'
import { Button } from '../ui/Button.tsx'
import { Pages } from '../ui/Pages.tsx'
import { BackBar } from './BackBar.tsx'
import { VisitorScreen } from './Frame.tsx'
import { InfoContent } from './InfoContent.tsx'
import type { Visitor } from './session.ts'
import './help.css'

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
  const { phone, contactName, address, access } = visitor.view?.venue ?? {}
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
          {(address || access) && (
            <div className="help-place">
              {address && (
                <p>
                  <MapPin aria-hidden className="icon" />
                  <span>
                    <span className="unseen">{t('help.address')} </span>
                    {address}
                  </span>
                </p>
              )}
              {access && (
                <p>
                  <Accessibility aria-hidden className="icon" />
                  <span>
                    <span className="unseen">{t('help.access')} </span>
                    <Staff text={access} />
                  </span>
                </p>
              )}
            </div>
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
        {info && <InfoContent info={info} />}
        {(fetched.state === 'away' || info === undefined) && <p>{t('error.notShown')}</p>}
      </div>
      <BackBar visitor={visitor} onBack={() => visitor.go({ name: 'help' })} />
    </VisitorScreen>
  )
}
