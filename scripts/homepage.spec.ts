import { expect, it } from 'vitest'
import { homepageOf } from './homepage.ts'

it.each([
  ['https://git.example.se/kommun/samvaro.git', 'https://git.example.se/kommun/samvaro'],
  ['https://name:secret@git.example.se/kommun/samvaro?token=secret', 'https://git.example.se/kommun/samvaro'],
  ['git@git.example.se:kommun/samvaro.git\n', 'https://git.example.se/kommun/samvaro'],
  ['ssh://git@git.example.se:2222/kommun/samvaro.git', 'https://git.example.se/kommun/samvaro'],
  ['/srv/git/samvaro.git', null],
  ['../samvaro', null],
  ['file:///srv/git/samvaro.git', null],
  ['', null],
])('finds the page of %j: %s', (remote, page) => {
  expect(homepageOf(remote)).toBe(page)
})
