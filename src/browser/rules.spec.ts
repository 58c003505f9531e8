import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookieIn, cookieName, isOwnFetch, isOwnHost, isOwnOrigin, isSameToken, ownPath } from './rules.ts'

describe('isOwnHost', () => {
  it.each([
    ['127.0.0.1:4600', true],
    ['localhost:4600', true],
    ['127.0.0.1:4601', false],
    ['127.0.0.1', false],
    ['localhost', false],
    ['[::1]:4600', false],
    ['evil.example:4600', false],
    ['127.0.0.1:4600.evil.example', false],
    ['evil.example@127.0.0.1:4600', false],
    ['LOCALHOST:4600', false],
    ['', false],
    [undefined, false],
  ])('%s → %s', (host, own) => expect(isOwnHost(host, 4600)).toBe(own))
})

describe('isOwnOrigin', () => {
  it.each([
    [undefined, true],
    ['http://127.0.0.1:4600', true],
    ['http://localhost:4600', true],
    ['https://127.0.0.1:4600', false],
    ['http://127.0.0.1:4601', false],
    ['http://evil.example', false],
    ['null', false],
    ['', false],
  ])('%s → %s', (origin, own) => expect(isOwnOrigin(origin, 4600)).toBe(own))
})

describe('isOwnFetch', () => {
  it.each([
    [undefined, true],
    ['none', true],
    ['same-origin', true],
    ['same-site', false],
    ['cross-site', false],
    [['same-origin', 'cross-site'], false],
  ])('%s → %s', (site, own) => expect(isOwnFetch(site)).toBe(own))
})

describe('isSameToken', () => {
  it('takes the token and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (given, token) => {
        expect(isSameToken(given, token)).toBe(given === token)
        expect(isSameToken(token, token)).toBe(true)
      }),
    )
  })
  it.each([null, undefined, ''])('refuses %s', (given) => expect(isSameToken(given, '')).toBe(false))
})

describe('cookieIn', () => {
  it.each([
    ['samvaro_4600=abc', 'abc'],
    ['other=1; samvaro_4600=a=b; more=2', 'a=b'],
    ['samvaro_46001=abc', null],
    ['xsamvaro_4600=abc', null],
    ['samvaro_4600', ''],
    ['', null],
    [undefined, null],
  ])('%s → %s', (header, value) => expect(cookieIn(header, cookieName(4600))).toBe(value))
})

describe('ownPath', () => {
  const origin = 'http://127.0.0.1:4600'
  it.each([
    [null, '/'],
    ['/', '/'],
    ['/board', '/board'],
    ['/board?page=2', '/board?page=2'],
    ['/a/../board', '/board'],
    ['board', null],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['/\t/evil.example', null],
    ['/.//evil.example', null],
    ['http://127.0.0.1:4600/board', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('%j → %j', (to, path) => expect(ownPath(to, origin)).toBe(path))

  it('never leaves this host, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string().map((rest) => `/${rest}`),
        (to) => {
          const path = ownPath(to, origin)
          if (path !== null) expect(new URL(path, origin).origin).toBe(origin)
        },
      ),
    )
  })
})
