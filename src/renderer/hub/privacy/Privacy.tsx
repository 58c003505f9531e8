import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useFetched } from '../../live/useFetched.ts'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import '../form/form.css'
import './privacy.css'
import { Export } from './Export.tsx'
import { Forget } from './Forget.tsx'
import { Kept } from './Kept.tsx'
import { t } from './text.ts'

/** What the hub holds: for how long, out of it, and a name that is to go. */
export default function Privacy() {
  const { client } = useHub()
  const [times, setTimes] = useState(0)
  const again = () => setTimes((before) => before + 1)
  const read = useFetched(
    () => orAtDoor(Promise.all([client.privacy.kept(), client.privacy.forgotten()])),
    times,
  )
  if (read.state === 'waiting') return <p role="status">{t('privacy.waiting')}</p>
  if (read.state === 'away') {
    return (
      <p role="alert">
        {t('privacy.away')}{' '}
        <Button className="hub-button" onPress={again}>
          {t('privacy.again')}
        </Button>
      </p>
    )
  }
  const [kept, forgotten] = read.value
  return (
    <div className="privacy">
      <div className="privacy-column">
        <Forget forgotten={forgotten} changed={again} />
        <Export />
      </div>
      <Kept {...kept} />
    </div>
  )
}
