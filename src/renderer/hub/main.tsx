import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { hubClient } from './client.ts'
import './hub.css'
import { HubPage, KeyNeeded } from './HubPage.tsx'
import { takeKey } from './key.ts'

const root = document.getElementById('root')
if (!root) throw new Error('hub.html has no #root')
const { location, history, sessionStorage } = window
const key = takeKey({ location, history, store: sessionStorage })
createRoot(root).render(
  <StrictMode>{key ? <HubPage client={hubClient(location.origin, key)} /> : <KeyNeeded />}</StrictMode>,
)
