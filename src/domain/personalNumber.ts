/**
 * Ten or twelve digits as a personnummer is written: the century may be left out, the parts of the date may stand apart, and a
 * hyphen, a plus, any dash or a space may stand before the last four. No further digit may touch it,
 * nor the rest of a second date ("2026-11-23–2026-11-27").
 */
const candidate =
  /(?<=(?<!\d)(?:(?:18|19|20)[ ./-]?)?)(\d{2})[ ./-]?(\d{2})[ ./-]?(\d{2})[ \t]{0,2}[-+\u2010-\u2015\u2212]?[ \t]{0,2}(\d{2}) ?(\d{2})(?!\d|-\d\d-\d\d)/u

/** What nobody writes for anything else: a whole date and four more, tight together or with one hyphen, plus or dash between them. */
const shaped =
  /(?<!\d)(?:(?:18|19|20)(\d{2})(\d{2})(\d{2})[-+\u2010-\u2015\u2212]?|(\d{2})(\d{2})(\d{2})[-+\u2010-\u2015\u2212])\d{4}(?!\d)/gu

/**
 * Whether a Swedish personnummer or samordningsnummer (day + 60; Skatteverket, SKV 704) stands anywhere in the text. Where it is shaped
 * like one, its date alone tells: who mistypes the last digit has still shown when somebody was born. Written more loosely, or as ten
 * digits in one piece, it must have its check digit, so that telephone and reference numbers pass. Linear time.
 */
export function looksLikePersonalNumber(text: string): boolean {
  const plain = plainDigits(text)
  for (const [, ...parts] of plain.matchAll(shaped)) {
    const [year = '', month = '', day = ''] = parts.filter((part) => part !== undefined)
    if (isDate(Number(year), Number(month), Number(day))) return true
  }
  const pattern = new RegExp(candidate, 'gu')
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const [whole, year = '', month = '', day = '', ...last] = match
    const digits = `${year}${month}${day}${last.join('')}`
    const isPhone = isTelephone(whole, plain.charAt(match.index - 1))
    if (!isPhone && isDate(Number(year), Number(month), Number(day)) && hasCheckDigit(digits)) return true
    // The next candidate may begin inside this one: "12 450603-1234".
    pattern.lastIndex = match.index + 1
  }
  return false
}

/**
 * "0701740605", "0611-12 34 56" and "+46 11-12 34 56" are telephone numbers, and not of somebody born after 1999 or in 1946: a personnummer
 * from 0 has its six and its four digits together, or a hyphen before the last four.
 */
function isTelephone(whole: string, before: string): boolean {
  if (before === '+' && whole.startsWith('46')) return true
  if (!whole.startsWith('0') || /\d/u.test(before)) return false
  return !/^\d{6}\D+\d{4}$/u.test(whole) && !/[-+\u2010-\u2015\u2212][ \t]*\d{2} ?\d{2}$/u.test(whole)
}

/** Undoes what hides digits from a pattern: invisible marks, full width, Arabic and Persian digits, spaces of other kinds. */
function plainDigits(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

function isDate(year: number, month: number, day: number): boolean {
  const february = year % 4 === 0 ? 29 : 28
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  const ofBirth = day > 60 ? day - 60 : day
  return ofBirth >= 1 && ofBirth <= days
}

/** Luhn over ten digits: every other one, from the first, is doubled. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}

/** Whether any text within a value of JSON looks like one. */
export function holdsPersonalNumber(value: unknown): boolean {
  if (typeof value === 'string') return looksLikePersonalNumber(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPersonalNumber)
}

/** The first field in which any text looks like one; null for none. */
export function fieldWithPersonalNumber(fields: Record<string, unknown>): string | null {
  return Object.keys(fields).find((field) => holdsPersonalNumber(fields[field])) ?? null
}
