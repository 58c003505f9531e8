import { decodeText } from '../text/decode.ts'
import type { Served } from '../text/meals.ts'
import { readProgrammeText } from '../text/programmeText.ts'
import type { ProgrammeReading, ReadLine, ReadMeal } from '../text/reading.ts'
import { readCsv } from './csv.ts'
import { headingOf, readMealTable } from './mealTable.ts'
import { readOpenMeal } from './openMeal.ts'
import { readXlsx } from './xlsx.ts'

export type FoodProblem = 'tooLarge' | 'oldWorkbook' | 'notAWorkbook' | 'notAMenu'

interface Options {
  /** When the venue has served its meals before. */
  served?: Served
  /** A day near those that are written without a year, and in the week that is meant where none is named. */
  today: string
}

const maxText = 1024 * 1024

/** Reads a file of meals by what it holds, whatever it is called. A problem is of the whole file; of a row, the row says it. */
export function readFoodFile(bytes: Uint8Array, options: Options): ProgrammeReading | FoodProblem {
  const starts = (...marks: number[]) => marks.every((mark, index) => bytes[index] === mark)
  if (starts(0x50, 0x4b)) return readWorkbook(bytes, options)
  // The compound files of old office programs.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'oldWorkbook'
  if (bytes.length > 2 * maxText) return 'tooLarge'
  return readFoodText(decodeText(bytes), options)
}

/** Reads meals from text: a menu as staff write it, a table with headings, or Open Meal. */
export function readFoodText(text: string, options: Options): ProgrammeReading | FoodProblem {
  if (text.length > maxText) return 'tooLarge'
  if (/^\ufeff?\s*[{[]/u.test(text)) {
    const menu = readOpenMeal(text, options.served)
    return menu ? readingOf(menu) : 'notAMenu'
  }
  const rows = readCsv(text)
  const table = headingOf(rows) ? readMealTable(rows, options) : null
  return table ? readingOf(table) : readProgrammeText(text, { ...options, as: 'menu' })
}

function readWorkbook(bytes: Uint8Array, options: Options): ProgrammeReading | FoodProblem {
  const sheets = readXlsx(bytes)
  if (!Array.isArray(sheets)) return sheets
  const headed = sheets.find(({ rows }) => headingOf(rows))
  const table = headed ? readMealTable(headed.rows, options) : null
  if (table) return readingOf(table)
  // A sheet laid out for the eye is read as the text that it shows.
  const [first] = sheets.filter(({ rows }) => rows.length > 0)
  if (!first) return 'notAMenu'
  const text = first.rows.map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t')).join('\n')
  return readProgrammeText(text, { ...options, as: 'menu' })
}

function readingOf({ lines, meals }: { lines: ReadLine[]; meals: ReadMeal[] }): ProgrammeReading {
  return { lines, meals, activities: [], openingExceptions: [], openingHours: {}, notices: [] }
}
