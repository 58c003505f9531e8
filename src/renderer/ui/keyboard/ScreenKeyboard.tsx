import {
  ArrowBigUp,
  ChevronLeft,
  ChevronRight,
  CornerDownLeft,
  Delete,
  Globe,
  KeyboardOff,
} from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { sizeOnPicture } from '../turned.ts'
import { enterIn, eraseIn, moveCaret, takesDigits, type WritingField, writeInto } from './fields.ts'
import { type Alphabet, alphabetOf, type Layer, nameOf, nextAlphabet, rows } from './layouts.ts'
import { type KeyboardUse, useWritingField } from './useWritingField.ts'
import './keyboard.css'

/** What the keys that are no characters are called. */
export interface KeyboardWords {
  keyboard: string
  shift: string
  erase: string
  enter: string
  space: string
  signs: string
  letters: string
  left: string
  right: string
  hide: string
}

/** A keyboard on the screen, for who has none: it comes with the field and leaves with it, and the page makes room. */
export function ScreenKeyboard({ use, words }: { use: KeyboardUse; words: KeyboardWords }) {
  const [field, hide] = useWritingField(use)
  if (!field) return null
  // In a modal dialogue nothing outside it can be pressed.
  const host = field.closest('dialog') ?? document.body
  return createPortal(<Keys key={fieldKey(field)} field={field} words={words} onHide={hide} />, host)
}

/** Another kind of field begins with other keys. */
function fieldKey(field: WritingField): string {
  return `${takesDigits(field)} ${field.lang}`
}

/** Keeps the field in sight above the keys: the page and its dialogues end where the keyboard begins. */
function useRoom(field: WritingField, keys: { current: HTMLDivElement | null }, layer: Layer): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each layer has a height of its own.
  useLayoutEffect(() => {
    const root = document.documentElement
    const height = keys.current ? sizeOnPicture(keys.current).height : 0
    root.style.setProperty('--keyboard', `${height}px`)
    field.scrollIntoView({ block: 'center' })
    return () => {
      root.style.removeProperty('--keyboard')
    }
  }, [field, keys, layer])
}

function Keys(props: { field: WritingField; words: KeyboardWords; onHide: () => void }) {
  const { field, words, onHide } = props
  const [alphabet, setAlphabet] = useState<Alphabet>(() => alphabetOf(field.lang))
  const [layer, setLayer] = useState<Layer>(() => (takesDigits(field) ? 'digits' : alphabet))
  const [shift, setShift] = useState(false)
  const keys = useRef<HTMLDivElement>(null)
  useRoom(field, keys, layer)
  const isLetters = layer === alphabet
  const shown = (key: string) => (shift && isLetters ? key.toLocaleUpperCase(alphabet) : key)
  const write = (text: string) => {
    writeInto(field, text)
    setShift(false)
  }
  const turn = () => {
    const next = nextAlphabet(alphabet)
    setAlphabet(next)
    setLayer(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form; these keys write into any.
    <div
      ref={keys}
      className="keyboard"
      role="group"
      aria-label={words.keyboard}
      dir="ltr"
      data-layer={layer}
    >
      {rows[layer].map((row) => (
        <div key={row} className="keyboard-row" lang={isLetters ? alphabet : undefined}>
          {[...row].map((key) => (
            <Key key={key} label={shown(key)} onPress={() => write(shown(key))}>
              {shown(key)}
            </Key>
          ))}
        </div>
      ))}
      <div className="keyboard-row">
        {isLetters && alphabet !== 'ar' && (
          <Key wide label={words.shift} pressed={shift} onPress={() => setShift(!shift)}>
            <ArrowBigUp aria-hidden />
          </Key>
        )}
        <Key
          wide
          label={isLetters ? words.signs : words.letters}
          onPress={() => setLayer(isLetters ? 'signs' : alphabet)}
        >
          {isLetters ? '?@/' : 'abc'}
        </Key>
        {isLetters && (
          <Key wide label={nameOf(nextAlphabet(alphabet))} onPress={turn}>
            <Globe aria-hidden /> {nameOf(nextAlphabet(alphabet))}
          </Key>
        )}
        <Key space label={words.space} onPress={() => write(' ')}>
          {words.space}
        </Key>
        <Key label={words.left} onPress={() => moveCaret(field, -1)}>
          <ChevronLeft aria-hidden />
        </Key>
        <Key label={words.right} onPress={() => moveCaret(field, 1)}>
          <ChevronRight aria-hidden />
        </Key>
        <Key wide label={words.erase} onPress={() => eraseIn(field)}>
          <Delete aria-hidden />
        </Key>
        <Key wide label={words.enter} onPress={() => enterIn(field)}>
          <CornerDownLeft aria-hidden />
        </Key>
        <Key label={words.hide} onPress={onHide}>
          <KeyboardOff aria-hidden />
        </Key>
      </div>
    </div>
  )
}

/** Never takes the focus: it stays in the field that is written in. */
function Key(props: {
  label: string
  pressed?: boolean
  wide?: boolean
  space?: boolean
  onPress: () => void
  children: ReactNode
}) {
  const { label, pressed, wide, space, onPress } = props
  return (
    <button
      type="button"
      className="keyboard-key"
      data-wide={wide || undefined}
      data-space={space || undefined}
      tabIndex={-1}
      aria-label={label}
      aria-pressed={pressed}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {props.children}
    </button>
  )
}
