import '../noEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Invitation } from './door/Invitation.tsx'
import './hub.css'
import { HubPage } from './HubPage.tsx'
import { wayIn } from './way.ts'

const root = document.getElementById('root')
if (!root) throw new Error('hub.html has no #root')
const { location, history, sessionStorage: store } = window
const addEventListener = window.addEventListener.bind(window)
const way = wayIn({ location, history, store, addEventListener })

function leaveInvitation(): void {
  way.dropKey()
  location.assign('/')
}

// A link that is pasted into a page that is open changes the fragment alone.
addEventListener('hashchange', () => {
  if (/^#(key|invitation)=/.test(location.hash)) location.reload()
})
createRoot(root).render(
  <StrictMode>
    {way.invitation === null ? (
      <HubPage way={way} />
    ) : (
      <Invitation door={way.door} token={way.invitation} onIn={leaveInvitation} />
    )}
  </StrictMode>,
)
