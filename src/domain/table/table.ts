/** A cell of a table that leaves Samvaro. A number stays a number; everything else is text, and never a formula. */
export type Cell = string | number | null

export interface Table {
  /** Name of the sheet, and of the file. */
  name: string
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
}
