import './noEval.ts'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { kioskClient } from './client.ts'
import { useText } from './i18n/text.tsx'
import { restart } from './native.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import './ui/base.css'
import { notSavedTouches } from './visitor/notSaved.ts'
import { VisitorPage } from './visitor/Visitor.tsx'

const Board = lazy(() => import('./board/Board.tsx'))
const StaffPage = lazy(() => import('./staff/StaffPage.tsx'))

function Greeting() {
  const { t } = useText()
  return (
    <>
      <h1>{t('thanks.title')}</h1>
      <p>{t('crash.text')}</p>
    </>
  )
}

const client = kioskClient(window.location.origin)
const screen = crypto.randomUUID()
const notSaved = notSavedTouches({
  checkIn: client.checkIn,
  kept: window.sessionStorage,
  after: (ms, run) => setTimeout(run, ms),
})

/** Which page this is, by its address. */
function Page() {
  const { pathname } = window.location
  if (pathname === '/board') {
    return (
      <Suspense>
        <Board client={client} />
      </Suspense>
    )
  }
  if (pathname === '/staff') {
    return (
      <Suspense>
        <StaffPage client={client} onLeave={() => window.location.assign('/')} />
      </Suspense>
    )
  }
  return (
    <VisitorPage
      client={client}
      screen={screen}
      newTouchId={() => crypto.randomUUID()}
      notSaved={notSaved}
      openStaff={() => window.location.assign('/staff')}
    />
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary greeting={<Greeting />} restart={restart}>
      <Page />
    </ErrorBoundary>
  </StrictMode>,
)
