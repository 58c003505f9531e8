import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { opener } from '../form/useFocusOn.ts'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { FeedRow } from './FeedRow.tsx'
import { NewFeed } from './NewFeed.tsx'
import { t } from './text.ts'

/** The calendars that the venue follows, and how each is. */
export function Feeds() {
  const { client, day } = useStaff()
  const [round, setRound] = useState(0)
  const [adding, setAdding] = useState(false)
  const feeds = useFetched(
    (signal) => client.calendars.feeds(undefined, { signal }),
    `${round} ${day.view?.now}`,
  )
  const changed = () => setRound((n) => n + 1)
  return (
    <Block
      title={t('feeds.title')}
      intro={t('feeds.intro')}
      head={
        !adding && (
          <Action className={opener} icon={Plus} onPress={() => setAdding(true)}>
            {t('feeds.add')}
          </Action>
        )
      }
    >
      {adding && <NewFeed onDone={changed} onClose={() => setAdding(false)} />}
      {feeds.state === 'waiting' && <p className="muted">{common('shell.loading')}</p>}
      {feeds.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {feeds.state === 'here' && feeds.value.length === 0 && !adding && (
        <p className="muted">{t('feeds.none')}</p>
      )}
      {feeds.state === 'here' && (
        <ul className="block-list">
          {feeds.value.map((feed) => (
            <FeedRow key={feed.id} feed={feed} onChanged={changed} />
          ))}
        </ul>
      )}
    </Block>
  )
}
