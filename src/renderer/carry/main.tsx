import '../noEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CarryPage } from './CarryPage.tsx'
import { layBy } from './offline.ts'
import './carry.css'

const root = document.getElementById('root')
if (!root) throw new Error('carry.html has no #root')
createRoot(root).render(
  <StrictMode>
    <CarryPage />
  </StrictMode>,
)

// Once it has all loaded; without a network it stands by what was laid by before.
window.addEventListener('load', () => void layBy().catch(() => {}))
