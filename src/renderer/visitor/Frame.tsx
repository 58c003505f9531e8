import { House, Languages as LanguagesIcon, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Language } from '../../contract/words.ts'
import { longDate } from '../i18n/dates.ts'
import { clockText, phoneText } from '../i18n/formats.ts'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import type { Visitor } from './session.ts'
import './frame.css'

/** What the screen says is shown of a venue that is none, in so many words. */
export function ExampleBand({ visitor }: { visitor: Visitor }) {
  const { t } = useText()
  return visitor.view?.venue.example ? <p className="example">{t('example.band')}</p> : null
}

export function Clock({ now }: { now: string }) {
  return (
    <time className="clock" dateTime={now}>
      {clockText(now)}
    </time>
  )
}

/** The head of every screen but home: what this is, and the time. */
function Title(props: { visitor: Visitor; title: string; titleLanguage?: Language; quiet: boolean }) {
  const { visitor, title, titleLanguage, quiet } = props
  const text = useText()
  const { view, now } = visitor
  return (
    <div className="title">
      <div>
        <p className="venue">
          <House aria-hidden className="icon" />
          {view?.venue.name ?? longDate(text, now.slice(0, 10))}
        </p>
        {!quiet && (
          <h1 className="title-words" tabIndex={-1} lang={titleLanguage}>
            {title}
          </h1>
        )}
      </div>
      <Clock now={now} />
    </div>
  )
}

/** Whom to call, on every screen in the same corner (access.md 11). */
function HelpLine({ visitor }: { visitor: Visitor }) {
  const { t } = useText()
  const { phone, contactName } = visitor.view?.venue ?? {}
  if (!phone) return null
  return (
    <p className="help-line">
      <Phone aria-hidden className="icon" />
      <span>
        {contactName
          ? t('help.callName', { name: contactName, phone: phoneText(phone) })
          : t('help.call', { phone: phoneText(phone) })}
      </span>
    </p>
  )
}

export function LanguageAndHelp({ visitor }: { visitor: Visitor }) {
  const { t } = useText()
  return (
    <>
      <Button look="quiet" className="language-button" onPress={visitor.chooseLanguage}>
        <LanguagesIcon aria-hidden className="icon" />
        <span lang="mul" dir="ltr">
          {t('language.button')}
        </span>
      </Button>
      <HelpLine visitor={visitor} />
    </>
  )
}

/** A screen of the visitor's: a head to look at, its content, and the line with language and help. */
export function VisitorScreen(props: {
  name: string
  visitor: Visitor
  title: string
  /** Of the title, where it is not the screen's own. */
  titleLanguage?: Language
  /** The content holds the heading itself. */
  ownHeading?: boolean
  /** What is only to be looked at; the rest then keeps to the lower 55 % (visual.md). */
  look?: ReactNode
  children: ReactNode
}) {
  const { name, visitor, title, titleLanguage, ownHeading = false, look, children } = props
  const head = (
    <>
      <ExampleBand visitor={visitor} />
      <Title visitor={visitor} title={title} titleLanguage={titleLanguage} quiet={ownHeading} />
    </>
  )
  return (
    <Screen name={name} footer={<LanguageAndHelp visitor={visitor} />}>
      {look === undefined ? (
        <>
          <div>{head}</div>
          {children}
        </>
      ) : (
        <>
          <div className="upper">
            {head}
            {look}
          </div>
          <div className="lower">{children}</div>
        </>
      )}
    </Screen>
  )
}
