import { pageHeader } from '../../contract/hubPage.ts'
import type { startHub } from '../testing.ts'

/** What the hub answers to a call of its page. */
export interface Answer {
  status: number
  /** The output, or the declared error with its `code`. */
  body: Record<string, unknown>
}

/** A browser with the hub's page, as bare as the wire allows: it keeps cookies. */
export function pageAt(address: string) {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  function keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function call(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(`${address}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookie(), [pageHeader]: 'touched', ...headers },
      body: JSON.stringify({ json: input }),
    })
    keepCookies(answer.headers)
    const read: { json?: Record<string, unknown> } = await answer.json()
    return { status: answer.status, body: read.json ?? {} }
  }

  /** Follows a link of the page itself, without what it leads on to. */
  async function visit(url: string, headers: Record<string, string> = {}) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookie(), ...headers } })
    keepCookies(answer.headers)
    await answer.body?.cancel()
    return { status: answer.status, to: answer.headers.get('location') }
  }

  /** Sends a form of a page. */
  async function submit(url: string, fields: Record<string, string>) {
    const body = new URLSearchParams(fields)
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookie() },
      body,
    })
    keepCookies(answer.headers)
    await answer.body?.cancel()
    return { to: answer.headers.get('location') }
  }

  return {
    cookies,
    visit,
    submit,
    at: (path: string, input: unknown = {}, headers = {}) => call(path, input, headers),
    door: (name: string, input: unknown = {}, headers = {}) => call(`door/${name}`, input, headers),
    rpc: (name: string, input: unknown = {}, headers = {}) => call(`rpc/${name}`, input, headers),
  }
}

export type Page = ReturnType<typeof pageAt>

export const goodPassword = 'kaffe med mjölk tack'

/** The operator, people whom they add, and the pages of those. */
export function peopleOf({ address }: Pick<Awaited<ReturnType<typeof startHub>>, 'address'>) {
  const page = pageAt(address)
  const key = { authorization: 'Bearer a-key-for-tests' }
  const operator = {
    rpc: (name: string, input: unknown = {}) => page.rpc(name, input, key),
    at: (path: string, input: unknown = {}) => page.at(path, input, key),
  }

  /** Adds a person; the token of their invitation. */
  async function invite(fields: { email: string; role?: string; venues?: string[]; name?: string }) {
    const person = { name: 'Eva Ek', role: 'staff', venues: [], ...fields }
    const { status, body } = await operator.rpc('people/add', person)
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    return new URL(String(body.link)).hash.replace('#invitation=', '')
  }

  /** Adds a person who has chosen `goodPassword`; their page, at which they are in. */
  async function comeIn(fields: Parameters<typeof invite>[0]): Promise<Page> {
    const own = pageAt(address)
    const token = await invite(fields)
    const chosen = await own.door('choosePassword', { token, password: goodPassword })
    if (chosen.status !== 200) throw new Error(`${chosen.status} ${JSON.stringify(chosen.body)}`)
    return own
  }

  async function idOf(email: string): Promise<string> {
    const { body } = await operator.rpc('people/list')
    const people = Object.values(body) as { id: string; email: string }[]
    return people.find((person) => person.email === email)?.id ?? 'nobody'
  }
  return { operator, invite, comeIn, idOf }
}
