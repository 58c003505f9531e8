import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useFetched } from '../../live/useFetched.ts'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import '../form/form.css'
import './held.css'
import { Export } from './Export.tsx'
import { Forget } from './Forget.tsx'
import { Kept } from './Kept.tsx'
import { t } from './text.ts'

/** What the hub holds: for how long, out of it, and a name that is to go. */
export default function Held() {
  const { client } = useHub()
  const [times, setTimes] = useState(0)
  const again = () => setTimes((before) => before + 1)
  const held = useFetched(() => orAtDoor(Promise.all([client.data.kept(), client.data.forgotten()])), times)
  if (held.state === 'waiting') return <p role="status">{t('data.waiting')}</p>
  if (held.state === 'away') {
    return (
      <p role="alert">
        {t('data.away')}{' '}
        <Button className="hub-button" onPress={again}>
          {t('data.again')}
        </Button>
      </p>
    )
  }
  const [kept, forgotten] = held.value
  return (
    <div className="data">
      <div className="data-column">
        <Forget forgotten={forgotten} changed={again} />
        <Export />
      </div>
      <Kept {...kept} />
    </div>
  )
}
