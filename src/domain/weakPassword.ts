import { looksLikePersonalNumber } from './personalNumber.ts'

/** What passwords are made of that are tried first, in Sweden and at a meeting place; without accents. */
const common = [
  ...[
    'password',
    'passord',
    'losenord',
    'losen',
    'hemlig',
    'hemligt',
    'secret',
    'welcome',
    'valkommen',
    'valkomna',
  ],
  ...[
    'admin',
    'administrator',
    'samvaro',
    'motesplats',
    'motesplatsen',
    'kommun',
    'kommunen',
    'senior',
    'traffpunkt',
  ],
  ...[
    'sommar',
    'sommaren',
    'host',
    'hosten',
    'vinter',
    'vintern',
    'varen',
    'sverige',
    'sweden',
    'letmein',
    'iloveyou',
  ],
  ...[
    'jagalskardig',
    'alskling',
    'qwerty',
    'qwertyuiop',
    'asdfgh',
    'asdfghjkl',
    'zxcvbn',
    'zxcvbnm',
    'qazwsx',
  ],
]
const leastDifferent = 5
/** When the common words are gone, fewer letters and no more figures than these (a date, 123456) are nothing of one's own. */
const leastOwnLetters = 5
const mostLooseFigures = 8

/**
 * Whether a password is one of those that are tried first: of few different letters, the same thing again, a run (abcdefghijkl), a
 * personnummer, or common words and what everybody knows of the person, with some figures. No kind of letter is asked for
 * (NIST SP 800-63B, 3.1.1.2).
 * @param known of the person: name, address, municipality
 */
export function isWeakPassword(password: string, known: readonly string[]): boolean {
  const letters = plain(password)
  if (new Set(letters).size < leastDifferent || isAgain(letters) || isRun(letters)) return true
  if (looksLikePersonalNumber(password)) return true
  const words = [...common, ...known.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).map(plain))]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), letters)
  const own = rest.replace(/[^\p{L}]/gu, '').length
  const figures = rest.replace(/\P{N}/gu, '').length
  return own < leastOwnLetters && figures <= mostLooseFigures
}

/** Letters and figures alone, in lower case and without accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The whole is one piece, said twice or more. */
function isAgain(text: string): boolean {
  const lengths = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1)
  return lengths.some((length) => text === text.slice(0, length).repeat(text.length).slice(0, text.length))
}

/** Each letter or figure next to the one before it, up or down; 0 follows 9. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.charCodeAt(0))
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  return [1, -1].some((way) => steps.every((step) => step === way || step === -9 * way))
}
