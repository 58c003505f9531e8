import { failureText } from '../failureText.ts'
import { PageHead } from '../form/Block.tsx'
import { t as common } from '../text.ts'
import { useProgramme } from '../useProgramme.ts'
import { About } from './About.tsx'
import { Exceptions } from './Exceptions.tsx'
import { Hours } from './Hours.tsx'
import { Rooms } from './Rooms.tsx'
import { Start } from './Start.tsx'
import { t } from './text.ts'
import './place.css'

/** The house itself: its name, hours and rooms. An empty venue begins here, with its name. */
export default function Place() {
  const { programme, changed } = useProgramme()
  return (
    <>
      <PageHead title={t('place.title')} intro={t('place.intro')} />
      {programme.state === 'waiting' && <p className="muted">{common('shell.loading')}</p>}
      {programme.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {programme.state === 'here' && programme.value.venue === null && <Start onDone={changed} />}
      {programme.state === 'here' && programme.value.venue !== null && (
        <>
          <About venue={programme.value.venue} onDone={changed} />
          <Hours hours={programme.value.openingHours} onDone={changed} />
          <Exceptions exceptions={programme.value.openingExceptions} onDone={changed} />
          <Rooms programme={programme.value} onDone={changed} />
        </>
      )}
    </>
  )
}
