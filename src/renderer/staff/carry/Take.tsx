import { FileDown, QrCode } from 'lucide-react'
import { useState } from 'react'
import type { DropPart } from '../../../contract/staff/carry.ts'
import { fromBase64 } from '../../../domain/drop/base64.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { Choice } from '../form/Choice.tsx'
import { dateText } from '../form/dateText.ts'
import { Said } from '../form/Said.tsx'
import { useSaveFile } from '../form/useSaveFile.ts'
import { useStaff } from '../staff.tsx'
import { Codes } from './Codes.tsx'
import type { CarryState, MadeDrop } from './state.ts'
import { t } from './text.ts'

/** Takes along what the hub has not acknowledged, as a file or as codes. */
export function Take({ state, onHanded }: { state: CarryState; onHanded: () => void }) {
  const { ask, day } = useStaff()
  const { pending, handed, carryPage } = state
  const [chosen, setChosen] = useState<DropPart | null>(null)
  const [busy, setBusy] = useState<'file' | 'codes' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [shown, setShown] = useState<MadeDrop | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { save, said } = useSaveFile()
  const part = handed === null ? 'all' : (chosen ?? (handed.fresh > 0 ? 'new' : 'all'))
  const near = day.view?.date ?? ''

  const make = async (how: 'file' | 'codes'): Promise<MadeDrop | null> => {
    setBusy(how)
    setFailure(null)
    setDone(null)
    const answer = await ask((client) => client.carry.make({ part }))
    setBusy(null)
    if (answer.data) return answer.data
    const { code } = answer.failure
    setFailure(code === 'NOTHING_UNSENT' ? t('take.noneLeft') : failureText(code))
    return null
  }
  const hand = async ({ to }: MadeDrop) => {
    const { failure: found } = await ask((client) => client.carry.handed({ to }))
    if (found) setFailure(failureText(found.code))
    onHanded()
  }
  const saveFile = async () => {
    const made = await make('file')
    const bytes = made && fromBase64(made.drop)
    if (!made || !bytes) return
    const { venue, date } = made
    const name = venue === '' ? t('take.nameless', { date }) : t('take.name', { venue, date })
    save(name, 'drop', 'application/octet-stream', bytes)
    if (made.more) setDone(t('take.more'))
    await hand(made)
  }

  return (
    <Block title={t('take.title')} intro={t('take.intro')}>
      {handed && (
        <Choice
          label={t('take.part')}
          value={part}
          onChange={setChosen}
          options={[
            ...(handed.fresh > 0
              ? [
                  {
                    value: 'new' as const,
                    content: t('take.new', { date: dateText(handed.date, near), count: handed.fresh }),
                  },
                ]
              : []),
            { value: 'all' as const, content: t('take.all', { count: pending }) },
          ]}
          hint={
            handed.fresh > 0 ? t('take.partHint') : t('take.noNew', { date: dateText(handed.date, near) })
          }
        />
      )}
      <div className="carry-ways">
        <Action icon={FileDown} busy={busy !== null} onPress={() => void saveFile()}>
          {t(busy === 'file' ? 'take.busy' : 'take.file')}
        </Action>
        <p className="muted">{t('take.fileHow', { page: carryPage ?? '' })}</p>
        <Action
          icon={QrCode}
          busy={busy !== null}
          onPress={() => void make('codes').then((made) => made && setShown(made))}
        >
          {t(busy === 'codes' ? 'take.busy' : 'take.codes')}
        </Action>
        <p className="muted">{t('take.codesHow', { page: carryPage ?? '' })}</p>
      </div>
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <Said text={said} />
      <Said text={done} />
      {shown && (
        <Codes
          made={shown}
          onClose={() => setShown(null)}
          onDone={() => {
            setShown(null)
            setDone(t('codes.handed'))
            void hand(shown)
          }}
        />
      )}
    </Block>
  )
}
