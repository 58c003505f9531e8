import { Building2, KeyRound } from 'lucide-react'
import { Suspense } from 'react'
import type { HubClient } from './client.ts'
import { HubProvider, hubOf } from './hub.tsx'
import { type Section, type SectionId, sections } from './sections.ts'
import { t } from './text.ts'
import { useMe } from './useMe.ts'
import { useSection } from './useSection.ts'

/** The page of a municipality's hub: who has come in, and the parts of it that are theirs. */
export function HubPage({ client }: { client: HubClient }) {
  const who = useMe(client)
  const chosen = useSection()
  if (who.state === 'refused') return <KeyNeeded />
  if (who.state !== 'in') return <NotYet away={who.state === 'away'} />
  const hub = hubOf(client, who.me)
  const own = sections.filter(({ needs }) => hub.may(needs))
  const section = own.find(({ id }) => id === chosen) ?? own[0]
  return (
    <HubProvider value={hub}>
      <div className="hub">
        <header className="hub-head">
          <p className="hub-kind">
            <Building2 className="hub-icon" aria-hidden />
            {t('page.title')}
          </p>
          <h1>{who.me.municipality}</h1>
          <Menu sections={own} current={section?.id} />
        </header>
        <main>
          <Suspense fallback={<p role="status">{t('page.waiting')}</p>}>
            {section && <section.Page />}
          </Suspense>
        </main>
      </div>
    </HubProvider>
  )
}

/** The way between the parts; none where there is but one. */
function Menu({ sections, current }: { sections: readonly Section[]; current: SectionId | undefined }) {
  if (sections.length < 2) return null
  return (
    <nav className="hub-menu" aria-label={t('page.menu')}>
      <ul>
        {sections.map(({ id, icon: Icon }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'page' : undefined}>
              <Icon className="hub-icon" aria-hidden />
              {t(`section.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NotYet({ away }: { away: boolean }) {
  return (
    <main className="hub hub-closed">
      <h1>{t('page.title')}</h1>
      <p role="status">{t(away ? 'page.neverThere' : 'page.waiting')}</p>
    </main>
  )
}

/** What stands when nobody has brought a key, or the hub does not take it. */
export function KeyNeeded() {
  return (
    <main className="hub hub-closed">
      <KeyRound className="hub-icon-large" aria-hidden />
      <h1>{t('key.title')}</h1>
      <p>{t('key.text')}</p>
    </main>
  )
}
