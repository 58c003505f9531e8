import { useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import type { Programme } from '../../../contract/programme.ts'
import type { Change } from '../../../contract/staff/edit.ts'
import { behind, keeping, type News, newsFor, renewal } from '../../../domain/catalogue.ts'
import { capitalised } from '../../i18n/formats.ts'
import { useFetched } from '../../live/useFetched.ts'
import { failureText } from '../../staff/failureText.ts'
import { Action } from '../../staff/form/Action.tsx'
import { Block } from '../../staff/form/Block.tsx'
import { fieldNames } from '../../staff/form/fieldNames.ts'
import { fieldText, knownOf } from '../../staff/form/fieldText.ts'
import { useStaff } from '../../staff/staff.tsx'
import { useHub } from '../hub.tsx'
import { t } from './text.ts'

interface NewsProps {
  entries: readonly CatalogueEntry[]
  programme: Programme
  today: string
  onDone: () => void
}

/** What has been changed in the catalogue of what the venue has taken: offered, field by field, and never taken in by itself. */
export function NewsOfCatalogue({ entries, programme, today, onDone }: NewsProps) {
  const { client } = useHub()
  const late = behind(programme, entries)
  const of = late.map(({ entry, ver }) => ({ entry: entry.id, ver }))
  const fetched = useFetched(
    async (signal) => (of.length === 0 ? [] : client.catalogue.versions({ of }, { signal })),
    JSON.stringify(of),
  )
  // Versions of other activities than those that are behind now say nothing of these.
  if (fetched.state !== 'here' || fetched.value.length !== late.length) return null
  const news = late.flatMap(({ activity, entry }, place) => {
    const was = fetched.value[place]
    return was ? (newsFor(activity, entry, was) ?? []) : []
  })
  if (news.length === 0) return null
  return (
    <Block title={t('news.title')} intro={t('news.intro')}>
      <ul className="catalogue-news">
        {news.map((each) => (
          <li key={each.activity.id}>
            <OfOne news={each} programme={programme} today={today} onDone={onDone} />
          </li>
        ))}
      </ul>
    </Block>
  )
}

function OfOne(props: { news: News; programme: Programme; today: string; onDone: () => void }) {
  const { news, programme, today, onDone } = props
  const { save } = useStaff()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const title = news.activity.title.sv
  const known = knownOf(programme, today)
  const run = async (changes: Change[], what: string) => {
    if (busy) return
    setBusy(true)
    const saved = await save({ kind: 'changed', changes, what })
    setBusy(false)
    if (!saved.done && saved.failure !== 'theirs') return setFailure(failureText(saved.failure))
    onDone()
  }
  return (
    <section className="conflict" aria-label={title}>
      <h3 className="conflict-name">{title}</h3>
      <table className="news-fields">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('news.what')}</span>
            </th>
            <th scope="col">{t('news.here')}</th>
            <th scope="col">{t('news.now')}</th>
          </tr>
        </thead>
        <tbody>
          {news.fields.map(({ field, here, now }) => (
            <tr key={field}>
              <th scope="row">{capitalised(fieldNames.activity[field] ?? field, 'sv')}</th>
              <td>{fieldText(field, here, known) || t('news.nothing')}</td>
              <td>{fieldText(field, now, known) || t('news.nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failure && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <div className="block-actions">
        <Action
          busy={busy}
          label={t('news.keepLong', { title })}
          onPress={() => void run(keeping(news), t('news.kept', { title }))}
        >
          {t('news.keep')}
        </Action>
        <Action
          look="strong"
          busy={busy}
          label={t('news.takeLong', { title })}
          onPress={() => void run(renewal(news), t('news.took', { title }))}
        >
          {t('news.take')}
        </Action>
      </div>
    </section>
  )
}
