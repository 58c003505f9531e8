import { Search } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ForgottenEntry, NameFound } from '../../../contract/hubPrivacy.ts'
import { codeOf } from '../client.ts'
import { Field } from '../form/Field.tsx'
import { useHub } from '../hub.tsx'
import { ForgetDialog } from './ForgetDialog.tsx'
import { ForgottenList } from './ForgottenList.tsx'
import { t } from './text.ts'

/** Where a name stands. */
export interface Found {
  phrase: string
  count: number
  places: readonly NameFound[]
}

/** Forgets a name: shows where it stands, asks, and tells which screens have yet to follow. */
export function Forget({
  forgotten,
  changed,
}: {
  forgotten: readonly ForgottenEntry[]
  changed: () => void
}) {
  const { client } = useHub()
  const id = useId()
  const head = useRef<HTMLHeadingElement>(null)
  const [phrase, setPhrase] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [wrong, setWrong] = useState('')
  const [told, setTold] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  function find(event: FormEvent): void {
    event.preventDefault()
    if (isBusy) return
    setIsBusy(true)
    setWrong('')
    setTold('')
    client.privacy
      .find({ phrase })
      .then(
        (where) => setFound({ phrase: phrase.trim(), ...where }),
        (error: unknown) => setWrong(t(codeOf(error) === 'NO_NAME' ? 'forget.noName' : 'privacy.away')),
      )
      .finally(() => setIsBusy(false))
  }

  return (
    <section className="privacy-card" aria-labelledby={id}>
      <h2 id={id} ref={head} tabIndex={-1}>
        {t('forget.title')}
      </h2>
      <p>{t('forget.intro')}</p>
      <form className="privacy-forget" onSubmit={find}>
        <Field
          label={t('forget.phrase')}
          hint={t('forget.hint')}
          error={wrong === '' ? undefined : wrong}
          value={phrase}
          onChange={setPhrase}
          maxLength={200}
        />
        <Button className="hub-button" type="submit">
          <Search className="hub-icon" aria-hidden />
          {t(isBusy ? 'forget.finding' : 'forget.find')}
        </Button>
      </form>
      <p className="venue-told" role="status">
        {told}
      </p>
      <ForgottenList forgotten={forgotten} />
      {found && (
        <ForgetDialog
          found={found}
          onClose={() => setFound(null)}
          onDone={(count) => {
            setFound(null)
            setPhrase('')
            setTold(t('forget.done', { count }))
            changed()
          }}
        />
      )}
    </section>
  )
}
