import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { Said } from '../form/Said.tsx'
import { useStaff } from '../staff.tsx'
import { type ReadFile, Reading } from './Reading.tsx'
import { t } from './text.ts'

/** As the contract has it for a calendar's text, in bytes; a text never has more characters than bytes. */
const maxBytes = 1024 * 1024

/** A calendar in a file: what was read is shown before anything is taken. */
export function CalendarFile() {
  const { ask } = useStaff()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<ReadFile | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)

  const read = async (chosen: File): Promise<string | null> => {
    if (chosen.size > maxBytes) return t('file.tooLarge')
    const text = await chosen.text().catch(() => null)
    if (text === null) return t('file.unreadable')
    const answer = await ask((client) => client.calendars.read({ text }))
    if (answer.data) setFile({ name: chosen.name, text, reading: answer.data })
    if (!answer.failure) return null
    if (answer.failure.code === 'NOT_A_CALENDAR') return t('file.notACalendar')
    if (answer.failure.code === 'TOO_LARGE') return t('file.tooMuch')
    return failureText(answer.failure.code)
  }
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setBusy(true)
    setDone(null)
    setFile(null)
    setFailure(await read(chosen))
    setBusy(false)
  }

  return (
    <Block
      title={t('file.title')}
      intro={t('file.intro')}
      head={
        <>
          <input
            ref={input}
            type="file"
            accept=".ics,text/calendar"
            className="unseen"
            tabIndex={-1}
            aria-label={t('file.choose')}
            onChange={(event) => {
              const [chosen] = event.target.files ?? []
              void choose(chosen)
              // The same file may be chosen again once it has been mended.
              event.target.value = ''
            }}
          />
          <Action icon={FileUp} busy={busy} onPress={() => input.current?.click()}>
            {t(busy ? 'file.reading' : 'file.choose')}
          </Action>
        </>
      }
    >
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      <Said text={done} />
      {file && (
        <Reading
          file={file}
          onClose={() => setFile(null)}
          onTaken={(said) => {
            setFile(null)
            setDone(said)
          }}
        />
      )}
    </Block>
  )
}
