import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freePath } from './freePath.ts'

const folder = join('home', 'Downloads')

it.each([
  ['Vecka 48.xlsx', [], 'Vecka 48.xlsx'],
  ['Vecka 48.xlsx', ['Vecka 48.xlsx'], 'Vecka 48 (2).xlsx'],
  ['Vecka 48.xlsx', ['Vecka 48.xlsx', 'Vecka 48 (2).xlsx'], 'Vecka 48 (3).xlsx'],
  ['../../etc/passwd', [], 'passwd'],
  ['utan ändelse', [], 'utan ändelse'],
])('saves %j beside %j as %j', (name, there, saved) => {
  const taken = new Set(there.map((each) => join(folder, each)))
  expect(freePath(folder, name, (path) => taken.has(path))).toBe(join(folder, saved))
})
