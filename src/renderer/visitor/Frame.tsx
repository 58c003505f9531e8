import { House, Languages as LanguagesIcon, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Language } from '../../contract/words.ts'
import { longDate } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { CallSentence } from '../i18n/Phone.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import type { Looking, Visitor } from './session.ts'
import './frame.css'

/** What the screen says is shown of a venue that is none, in so many words. */
export function ExampleBand({ visitor }: { visitor: Looking }) {
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

interface Heading {
  title: string
  /** Of the title, where it is not the screen's own. */
  titleLanguage?: Language
  /** A line below the title. */
  facts?: ReactNode
}

/** The head of every screen but home: what this is, and the time. */
function Title(props: Heading & { visitor: Visitor; quiet: boolean }) {
  const { visitor, title, titleLanguage, facts, quiet } = props
  const text = useText()
  const { view, now } = visitor
  return (
    <div className="title">
      <div>
        <p className="venue">
          <House aria-hidden className="icon" />
          {view?.venue.name || longDate(text, now.slice(0, 10))}
        </p>
        {!quiet && (
          <h1 className="title-words" tabIndex={-1} aria-live="polite" lang={titleLanguage}>
            {title}
          </h1>
        )}
        {facts && <p className="title-facts">{facts}</p>}
      </div>
      <Clock now={now} />
    </div>
  )
}

/** Whom to call, on every screen in the same corner (access.md 11). */
function HelpLine({ visitor }: { visitor: Looking }) {
  const { phone, contactName } = visitor.view?.venue ?? {}
  if (!phone) return null
  return (
    <p className="help-line">
      <Phone aria-hidden className="icon" />
      <CallSentence of="help" phone={phone} name={contactName} />
    </p>
  )
}

export function LanguageAndHelp({ visitor }: { visitor: Looking }) {
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
export function VisitorScreen(
  props: Heading & {
    name: string
    visitor: Visitor
    /** The content holds the heading itself. */
    ownHeading?: boolean
    /** What is only to be looked at; the rest then keeps to the lower 55 % (visual.md). */
    look?: ReactNode
    children: ReactNode
  },
) {
  const { name, visitor, ownHeading = false, look, children, ...heading } = props
  const head = (
    <>
      <ExampleBand visitor={visitor} />
      <Title visitor={visitor} quiet={ownHeading} {...heading} />
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
