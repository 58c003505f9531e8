import { expect, it } from 'vitest'
import { readLink } from './readLink.ts'

it.each([
  ['', null],
  ['  ', null],
  ['https://www.1177.se/', 'https://www.1177.se/'],
  ['www.1177.se', 'https://www.1177.se/'],
  [' eskilstuna.se/fixaren ', 'https://eskilstuna.se/fixaren'],
  ['http://eskilstuna.se', 'bad'],
  ['javascript:alert(1)', 'bad'],
  ['data:text/html,x', 'bad'],
  ['https://namn:ord@eskilstuna.se', 'bad'],
  ['två ord', 'bad'],
  ['eskilstuna', 'bad'],
])('reads %s', (text, link) => {
  expect(readLink(text)).toBe(link)
})
