import { FileText, FileUp } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { dateOf, mondayOf } from '../../../domain/dates.ts'
import type { FoodProblem } from '../../../domain/food/readFood.ts'
import { decodeText } from '../../../domain/text/decode.ts'
import { type Served, servedBefore } from '../../../domain/text/meals.ts'
import { readProgrammeText } from '../../../domain/text/programmeText.ts'
import type { ProgrammeReading } from '../../../domain/text/reading.ts'
import { localDateTimeOf } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { PageTitle } from '../form/PageTitle.tsx'
import { TextField } from '../form/TextField.tsx'
import { useStaff, useUnsaved } from '../staff.tsx'
import { textOfHtml } from './pasted.ts'
import { Review } from './Review.tsx'
import { t } from './text.ts'
import './paste.css'

interface Read {
  reading: ProgrammeReading
  programme: Programme
}

type Problem = FoodProblem | 'notText' | 'unreadable' | 'empty' | 'away'

/** Larger than any programme; a larger file is no text that somebody has written. */
const maxBytes = 5 * 1024 * 1024

/**
 * Text or a file that becomes a draft, side by side with its source. As meals a line without a time is a dish, and the files of kitchens
 * are read too.
 */
export default function Paste(props: {
  /** Monday of the week that is looked at; a weekday without a date is of that week. */
  week: string
  as?: 'meals'
  /** `saved` is a day that has something of what was saved. */
  onClose: (saved?: string | null) => void
}) {
  const { week, onClose } = props
  const food = props.as === 'meals'
  const { ask, day, leaving } = useStaff()
  const [text, setText] = useState('')
  const [read, setRead] = useState<Read | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  useUnsaved(read === null && text.trim() !== '')
  const today = dateOf(
    localDateTimeOf(day.offset + performance.now(), day.view?.venue.timeZone ?? 'Europe/Stockholm'),
  )

  // In the present week what comes every week begins today, and not on a day that has been.
  const near = food || week !== mondayOf(today) ? week : today

  const askAgain = async () => (await ask((client) => client.programme.all())).data ?? null
  /** Reads with the programme at hand, which says when meals have been served. */
  const show = async (readAs: (as: ReadAs) => Promise<ProgrammeReading | Problem>) => {
    setBusy(true)
    try {
      const programme = await askAgain()
      if (!programme) return setProblem('away')
      const reading = await readAs({ today: near, food, served: servedBefore(programme.meals) })
      if (typeof reading === 'string') return setProblem(reading)
      setProblem(null)
      setRead({ reading, programme })
    } finally {
      setBusy(false)
    }
  }
  const readText = async () => {
    if (text.trim() === '') return setProblem('empty')
    await show((as) => readingOf(text, as))
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > maxBytes) return setProblem('tooLarge')
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const plain = plainTextOf(bytes)
      if (plain !== null) setText(plain)
      await show((as) => fileReading(bytes, plain, as))
    } catch {
      setProblem('unreadable')
    }
  }
  if (read)
    return (
      <Review
        {...read}
        today={today}
        near={near}
        week={week}
        askAgain={askAgain}
        kind={food ? 'importedMeals' : 'pasted'}
        onBack={() => setRead(null)}
        onClose={onClose}
      />
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be let go anywhere on it; the button does the same for all.
    <section
      className="paste"
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        const [file] = event.dataTransfer.files
        if (!file) return
        event.preventDefault()
        void readFile(file)
      }}
    >
      <PageTitle>{t(food ? 'paste.titleFood' : 'paste.title')}</PageTitle>
      <p>{t(food ? 'paste.leadFood' : 'paste.lead')}</p>
      <div className="paste-field" onPaste={(event) => takeRich(event, setText)}>
        <TextField
          label={t('paste.field')}
          value={text}
          onChange={(value) => {
            setText(value)
            setProblem(null)
          }}
          lines={16}
          error={problem ? problemText(problem) : undefined}
        />
      </div>
      <div className="paste-ways">
        <ChooseFile food={food} onFile={(file) => void readFile(file)} />
        <p className="muted">{t('paste.drop')}</p>
        <Action onPress={() => leaving(() => onClose())}>{t('paste.back')}</Action>
        <Action look="strong" icon={FileText} busy={busy} onPress={() => void readText()}>
          {t('paste.read')}
        </Action>
      </div>
    </section>
  )
}

function problemText(problem: Problem): string {
  if (problem === 'empty' || problem === 'away') return t(`paste.${problem}`)
  return t(`problem.${problem}`)
}

interface ReadAs {
  today: string
  food: boolean
  served: Served
}

async function readingOf(text: string, { food, ...options }: ReadAs): Promise<ProgrammeReading | Problem> {
  if (!food) return readProgrammeText(text, options)
  const { readFoodText } = await import('../../../domain/food/readFood.ts')
  return readFoodText(text, options)
}

async function fileReading(
  bytes: Uint8Array,
  plain: string | null,
  { food, ...options }: ReadAs,
): Promise<ProgrammeReading | Problem> {
  if (!food) return plain === null ? 'notText' : readProgrammeText(plain, options)
  const { readFoodFile } = await import('../../../domain/food/readFood.ts')
  return readFoodFile(bytes, options)
}

/** Null for what is no text, by the control characters that text has none of. */
function plainTextOf(bytes: Uint8Array): string | null {
  const text = decodeText(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return /[\u0000-\u0006\u000e-\u001a]/u.test(text.slice(0, 2000)) ? null : text
}

/** Takes tables and lists of a rich text as lines. Into a field that holds something already, text goes as it always does. */
function takeRich(event: ClipboardEvent, setText: (text: string) => void) {
  const { target } = event
  const html = event.clipboardData.getData('text/html')
  if (html === '' || !(target instanceof HTMLTextAreaElement)) return
  const text = textOfHtml(html)
  if (text === '') return
  event.preventDefault()
  const { value, selectionStart, selectionEnd } = target
  setText(value.slice(0, selectionStart) + text + value.slice(selectionEnd))
}

function ChooseFile({ food, onFile }: { food: boolean; onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <>
      <Action icon={FileUp} onPress={() => input.current?.click()}>
        {t('paste.file')}
      </Action>
      <label htmlFor={id} className="paste-file">
        {t('paste.file')}
        <input
          ref={input}
          id={id}
          type="file"
          tabIndex={-1}
          accept={food ? '.txt,.csv,.tsv,.xlsx,.json,text/*' : '.txt,.text,.csv,text/plain'}
          onChange={({ target }) => {
            onFile(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
    </>
  )
}
