import { TriangleAlert } from 'lucide-react'
import { t } from './text.ts'
import './form.css'

/** What stands before a message that is important. */
export function Urgent() {
  return (
    <b className="urgent">
      <TriangleAlert aria-hidden className="action-icon" /> {t('message.urgent')}
    </b>
  )
}
