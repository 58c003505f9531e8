import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorOf, htmlOf } from './markdown.ts'
import { root } from './setup.mjs'

it('makes of each kind of block what it is', () => {
  expect(htmlOf('## Ställ in, flytta\n\nEn rad\noch **en** till, *märkt*, med `kod`.')).toBe(
    '<h2 id="ställ-in-flytta">Ställ in, flytta</h2>\n<p>En rad och <b>en</b> till, <em>märkt</em>, med <code>kod</code>.</p>',
  )
  expect(htmlOf('| Knapp | Gör |\n|---|---|\n| **Ångra** | tar tillbaka |')).toBe(
    '<table><thead><tr><th>Knapp</th><th>Gör</th></tr></thead><tbody><tr><td><b>Ångra</b></td><td>tar tillbaka</td></tr></tbody></table>',
  )
  expect(htmlOf('> Ring **Karin**.\n> Hon svarar.')).toBe(
    '<blockquote><p>Ring <b>Karin</b>. Hon svarar.</p></blockquote>',
  )
  expect(htmlOf('![En bild](b.png)\n\n[Hit](#dit) & a < b')).toBe(
    '<p><img src="b.png" alt="En bild"></p>\n<p><a href="#dit">Hit</a> &amp; a &lt; b</p>',
  )
  expect(htmlOf('<p><img src="b.png" width="300"></p>')).toBe('<p><img src="b.png" width="300"></p>')
})

it('keeps what belongs to a step in the step', () => {
  expect(htmlOf('1. Tryck\n   en gång.\n\n   Vänta.\n2. Skriv:\n   - tid\n   - namn\n\nSlut.')).toBe(
    '<ol><li>Tryck en gång.<p>Vänta.</p></li><li>Skriv:<ul><li>tid</li><li>namn</li></ul></li></ol>\n<p>Slut.</p>',
  )
})

it('begins another list where numbers follow points', () => {
  expect(htmlOf('- a\n1. b')).toBe('<ul><li>a</li></ul>\n<ol><li>b</li></ol>')
})

it('refuses what it cannot print', () => {
  expect(() => htmlOf('Text\n\n```\nkod\n```')).toThrow('line 3')
})

describe.each(['handbok.md', 'varden.md', 'privacy.md'])('docs/%s', (name) => {
  const docs = join(root, 'docs')
  const text = readFileSync(join(docs, name), 'utf8')

  it('leads only to what there is', () => {
    const anchors = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => `#${anchorOf(words)}`))
    const led = [...text.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, src]) => link ?? src ?? '')
    expect(led.length).toBeGreaterThan(0)
    const lost = led.filter((to) => (to.startsWith('#') ? !anchors.has(to) : !existsSync(join(docs, to))))
    expect(lost).toEqual([])
  })

  it('tells what is on each picture', () => {
    expect([...htmlOf(text).matchAll(/<img(?![^>]*alt="[^"]{10,}")[^>]*>/g)]).toEqual([])
  })
})

it('has no picture of the handbook that it does not show', () => {
  const docs = join(root, 'docs')
  const text = ['handbok.md', 'varden.md'].map((name) => readFileSync(join(docs, name), 'utf8')).join('')
  const kept = readdirSync(join(docs, 'pictures', 'handbook'))
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.filter((name) => !text.includes(`pictures/handbook/${name}"`))).toEqual([])
})
