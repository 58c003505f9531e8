import { join, parse } from 'node:path'

/** The path of a new file in a folder: `Vecka 48.xlsx`, or `Vecka 48 (2).xlsx` where that is taken. A name never leads out of the folder. */
export function freePath(folder: string, fileName: string, exists: (path: string) => boolean): string {
  const { name, ext } = parse(parse(fileName).base)
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? `${name}${ext}` : `${name} (${count})${ext}`)
    if (!exists(path)) return path
  }
}
