import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import type { Programme } from '../../../contract/programme.ts'
import { inOrder, lastOrder, movePage } from '../../../domain/editing/infoPages.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { PageHead } from '../form/Block.tsx'
import { useOpened } from '../form/useClosing.ts'
import { opener } from '../form/useFocusOn.ts'
import { useSaving } from '../form/useSaving.ts'
import { t as common } from '../text.ts'
import { useProgramme } from '../useProgramme.ts'
import { InfoForm } from './InfoForm.tsx'
import { t } from './text.ts'
import './info.css'

type Page = Programme['infoPages'][number]

/** The pages of help and advice, in the order in which visitors find them. */
export default function Info() {
  const { programme, changed } = useProgramme()
  const { form: formId, open, close, isNew, isOpen, kept } = useOpened<Page>()
  const saving = useSaving()
  const pages = programme.state === 'here' ? programme.value.infoPages : []
  const move = async ({ id, title }: Page, step: -1 | 1) => {
    const what = t('info.moved', { title: title.sv })
    if ((await saving.run({ kind: 'changed', changes: movePage(pages, id, step), what })) !== 'failed')
      changed()
  }
  const form = { order: lastOrder(pages), form: formId, onDone: changed, onClose: close }
  return (
    <>
      <PageHead title={t('info.title')} intro={t('info.intro')}>
        {programme.state === 'here' && !isNew && (
          <Action className={opener} look="strong" icon={Plus} onPress={() => open('new')}>
            {t('info.add')}
          </Action>
        )}
      </PageHead>
      {programme.state === 'waiting' && <p className="muted">{common('shell.loading')}</p>}
      {programme.state === 'away' && <p role="alert">{failureText('AWAY')}</p>}
      {saving.other() && (
        <p role="alert" className="field-error">
          {saving.other()}
        </p>
      )}
      {isNew && <InfoForm page={null} {...form} />}
      {programme.state === 'here' && pages.length === 0 && !isNew && <p>{t('info.none')}</p>}
      <ul className="info-pages">
        {inOrder(kept(pages)).map((page, index, all) => (
          <li key={page.id}>
            {isOpen(page) ? (
              <InfoForm page={page} {...form} />
            ) : (
              <InfoRow
                page={page}
                isFirst={index === 0}
                isLast={index === all.length - 1}
                busy={saving.busy}
                onMove={(step) => void move(page, step)}
                onOpen={() => open(page)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function InfoRow(props: {
  page: Page
  isFirst: boolean
  isLast: boolean
  busy: boolean
  onMove: (step: -1 | 1) => void
  onOpen: () => void
}) {
  const { page, isFirst, isLast, busy, onMove, onOpen } = props
  const title = page.title.sv
  return (
    <div className="block block-row">
      <div className="block-buttons">
        <Action
          icon={ArrowUp}
          label={t('info.up', { title })}
          disabled={isFirst || busy}
          onPress={() => onMove(-1)}
        />
        <Action
          icon={ArrowDown}
          label={t('info.down', { title })}
          disabled={isLast || busy}
          onPress={() => onMove(1)}
        />
      </div>
      <div className="block-words">
        <h2 className="info-name">{title}</h2>
        <p className="muted info-begin">{page.text.sv}</p>
      </div>
      <Action className={opener} label={t('info.editOf', { title })} onPress={onOpen}>
        {t('info.edit')}
      </Action>
    </div>
  )
}
