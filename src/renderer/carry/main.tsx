import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CarryPage } from './CarryPage.tsx'
import './carry.css'

const root = document.getElementById('root')
if (!root) throw new Error('carry.html has no #root')
createRoot(root).render(
  <StrictMode>
    <CarryPage />
  </StrictMode>,
)
