/**
 * Ten or twelve digits as a personnummer is written: the century may be left out, the parts of the date may stand apart, and a
 * hyphen, a plus, any dash or a space may stand before the last four. No further digit may touch it.
 */
const candidate =
  /(?<=(?<!\d)(?:(?:18|19|20)[ ./-]?)?)(\d{2})[ ./-]?(\d{2})[ ./-]?(\d{2})[ \t]{0,2}[-+\u2010-\u2015\u2212]?[ \t]{0,2}(\d{2}) ?(\d{2})(?!\d)/u

/**
 * Whether a Swedish personnummer or samordningsnummer (day + 60) stands anywhere in the text, by its date and its check digit
 * (Skatteverket, SKV 704). Ten digits from 0 in one piece are a telephone number, not somebody born after 1999. Linear time.
 */
export function looksLikePersonalNumber(text: string): boolean {
  const plain = plainDigits(text)
  const pattern = new RegExp(candidate, 'gu')
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const [whole, year = '', month = '', day = '', ...last] = match
    const digits = `${year}${month}${day}${last.join('')}`
    const inOnePiece = /^\d{10}$/.test(whole) && !/\d/.test(plain.charAt(match.index - 1))
    const isPhone = inOnePiece && whole.startsWith('0')
    if (!isPhone && isDate(Number(year), Number(month), Number(day)) && hasCheckDigit(digits)) return true
    // The next candidate may begin inside this one: "12 450603-1234".
    pattern.lastIndex = match.index + 1
  }
  return false
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
