import { PageHead } from '../form/Block.tsx'
import { CalendarFile } from './CalendarFile.tsx'
import { Feeds } from './Feeds.tsx'
import { t } from './text.ts'
import './calendars.css'

/** The programmes of others: followed by address, or read once from a file. */
export default function Calendars() {
  return (
    <>
      <PageHead title={t('calendars.title')} intro={t('calendars.intro')} />
      <Feeds />
      <CalendarFile />
    </>
  )
}
