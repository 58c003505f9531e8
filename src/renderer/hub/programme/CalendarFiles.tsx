import { CalendarFile } from '../../staff/calendars/CalendarFile.tsx'
import { PageHead } from '../../staff/form/Block.tsx'
import { t } from './text.ts'
import '../../staff/calendars/calendars.css'

/** The programme of an association, read once from a file. One that is looked up every hour is followed by a screen of the venue. */
export default function CalendarFiles() {
  return (
    <>
      <PageHead title={t('calendars.title')} intro={t('calendars.intro')} />
      <CalendarFile />
    </>
  )
}
