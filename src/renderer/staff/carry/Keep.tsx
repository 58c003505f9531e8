import { Camera, FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { maxDropBytes } from '../../../contract/drop.ts'
import type { CarriedDrop } from '../../../contract/staff/carry.ts'
import { toBase64 } from '../../../domain/drop/base64.ts'
import { isCarried } from '../../../domain/drop/settled.ts'
import { hasCamera } from '../../camera/Scanner.tsx'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { Said } from '../form/Said.tsx'
import { useStaff } from '../staff.tsx'
import { CameraDialog } from './CameraDialog.tsx'
import { CarriedRow } from './CarriedRow.tsx'
import { t } from './text.ts'

/** What the engine may say of a drop that it does not take, besides what any call may meet. */
const refusals = ['NOT_A_DROP', 'NEWER', 'DAMAGED', 'FULL', 'NOT_ENROLLED'] as const

/** Takes care of what other screens hand over. */
export function Keep({ carried, onChanged }: { carried: readonly CarriedDrop[]; onChanged: () => void }) {
  const { ask } = useStaff()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [isLooking, setLooking] = useState(false)
  const withCamera = useCamera()

  const keep = async (bytes: Uint8Array) => {
    const answer = await ask((client) => client.carry.keep({ drop: toBase64(bytes) }))
    if (answer.data) {
      const { ops, state } = answer.data
      const venue = answer.data.venue || t('keep.nameless')
      setSaid(isCarried(state) ? t('keep.kept', { count: ops, venue }) : t('keep.known', { venue }))
      return onChanged()
    }
    const { code } = answer.failure
    const known = refusals.find((each) => each === code)
    setFailure(known ? t(`keep.${known}`) : failureText(code))
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setFailure(null)
    setSaid(null)
    const bytes = file.size > maxDropBytes ? null : await bytesOf(file)
    if (bytes) await keep(bytes)
    else setFailure(t(bytes === null ? 'keep.tooLarge' : 'keep.unreadable'))
    setBusy(false)
  }

  return (
    <Block title={t('keep.title')} intro={t('keep.intro')}>
      <div className="block-buttons">
        <input
          ref={input}
          type="file"
          accept=".drop"
          className="unseen"
          tabIndex={-1}
          aria-label={t('keep.file')}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            void choose(file)
            // The same file may be chosen again.
            event.target.value = ''
          }}
        />
        <Action icon={FileUp} busy={busy} onPress={() => input.current?.click()}>
          {t(busy ? 'keep.busy' : 'keep.file')}
        </Action>
        {withCamera && (
          <Action
            icon={Camera}
            busy={busy}
            onPress={() => {
              setFailure(null)
              setSaid(null)
              setLooking(true)
            }}
          >
            {t('keep.camera')}
          </Action>
        )}
      </div>
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <Said text={said} />
      {carried.length === 0 ? (
        <p className="muted">{t('keep.none')}</p>
      ) : (
        <ul className="block-list">
          {carried.map((drop) => (
            <CarriedRow key={drop.id} drop={drop} onForgotten={onChanged} />
          ))}
        </ul>
      )}
      {isLooking && (
        <CameraDialog
          onClose={() => setLooking(false)}
          onWhole={(drop) => {
            setLooking(false)
            void keep(drop)
          }}
        />
      )}
    </Block>
  )
}

async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  const buffer = await file.arrayBuffer().catch(() => undefined)
  return buffer && new Uint8Array(buffer)
}

function useCamera(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    void hasCamera().then(setHas)
  }, [])
  return has
}
