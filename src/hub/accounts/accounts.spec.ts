import { describe, expect, it } from 'vitest'
import { freshDatabase, standingClock, startHub } from '../testing.ts'
import { goodPassword, pageAt, peopleOf } from './testing.ts'

const start = Date.UTC(2026, 10, 23, 9, 24)
const minute = 60_000
const eva = 'eva@kommunen.example'

async function startPeople(options: Parameters<typeof startHub>[0] = {}) {
  const clock = standingClock(start)
  const all = await startHub({ clock, ...options })
  return { ...all, ...peopleOf(all), clock }
}

describe('an invitation', () => {
  it('lets its owner choose a password, once, and in', async () => {
    const { address, invite, venue, idOf } = await startPeople()
    const token = await invite({ email: 'EVA@kommunen.example ', venues: [venue.id] })
    const page = pageAt(address)
    expect((await page.door('invitation', { token })).body).toEqual({ name: 'Eva Ek', email: eva })
    expect((await page.rpc('me')).status).toBe(401)
    expect((await page.door('choosePassword', { token, password: goodPassword })).status).toBe(200)
    expect((await page.rpc('me')).body).toMatchObject({
      ...{ id: await idOf(eva), name: 'Eva Ek', role: 'staff', municipality: 'Prövköping' },
      venues: [{ id: venue.id, name: 'Björken' }],
    })
    for (const call of ['invitation', 'choosePassword']) {
      const again = await pageAt(address).door(call, { token, password: goodPassword })
      expect(again.body).toMatchObject({ code: 'INVITATION_OVER' })
    }
    const elsewhere = pageAt(address)
    const entered = await elsewhere.door('enter', { email: ' Eva@Kommunen.example', password: goodPassword })
    expect(entered.status).toBe(200)
    expect((await elsewhere.rpc('me')).status).toBe(200)
  })

  it('holds for seven days, and no longer than the next one', async () => {
    const { address, invite, clock, operator, idOf } = await startPeople()
    const first = await invite({ email: eva })
    const made = await operator.rpc('people/invite', { id: await idOf(eva) })
    expect(made.body.expires).toBe(start + 7 * 24 * 60 * minute)
    const second = String(made.body.link).split('#invitation=')[1]
    const codeOf = async (token: unknown) => (await pageAt(address).door('invitation', { token })).body.code
    expect(await codeOf(first)).toBe('INVITATION_OVER')
    expect(await codeOf(second)).toBeUndefined()
    clock.set(start + 7 * 24 * 60 * minute)
    expect(await codeOf(second)).toBe('INVITATION_OVER')
  })

  it('takes no weak password, and is still good', async () => {
    const { address, invite } = await startPeople()
    const token = await invite({ email: eva })
    const page = pageAt(address)
    for (const password of ['too short', 'Eva Ek eva Ek eva', 'lösenord12345', 'Prövköping 1']) {
      const refused = await page.door('choosePassword', { token, password })
      expect(refused.body).toMatchObject({ code: 'WEAK_PASSWORD' })
    }
    expect((await page.door('choosePassword', { token, password: goodPassword })).status).toBe(200)
  })

  it('with a new password ends what was open', async () => {
    const { address, comeIn, operator, idOf } = await startPeople()
    const old = await comeIn({ email: eva })
    const { body } = await operator.rpc('people/invite', { id: await idOf(eva) })
    expect((await old.rpc('me')).status).toBe(200)
    const token = String(body.link).split('#invitation=')[1]
    const own = pageAt(address)
    await own.door('choosePassword', { token, password: 'te med honung i koppen' })
    expect([(await old.rpc('me')).status, (await own.rpc('me')).status]).toEqual([401, 200])
    expect((await old.door('enter', { email: eva, password: goodPassword })).status).toBe(403)
  })
})

describe('a wrong password', () => {
  it('is answered as an address that nobody has, and slows both down', async () => {
    const { address, comeIn, clock } = await startPeople()
    await comeIn({ email: eva })
    const guess = (email: string, password = 'wrong') => pageAt(address).door('enter', { email, password })
    for (const email of [eva, 'nobody@kommunen.example']) {
      const answers = [await guess(email), await guess(email), await guess(email), await guess(email)]
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 429])
      expect(answers[0]?.body).toMatchObject({ code: 'NOT_LET_IN' })
      expect(answers[3]?.body).toMatchObject({ code: 'TOO_OFTEN', data: { waitMs: 30_000 } })
    }
    expect((await guess(eva, goodPassword)).status).toBe(429)
    clock.set(start + 30_000)
    expect((await guess(eva, goodPassword)).status).toBe(200)
    // All is forgotten: it has two free ones again.
    expect([(await guess(eva)).status, (await guess(eva)).status, (await guess(eva)).status]).toEqual([
      403, 403, 403,
    ])
  })

  it('gains nothing from many guesses at once', async () => {
    const { address, comeIn } = await startPeople()
    await comeIn({ email: eva })
    const guesses = Array.from({ length: 12 }, () =>
      pageAt(address).door('enter', { email: eva, password: 'wrong' }),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(3)
  })

  it('slows down where it comes from too, whoever is guessed at, and nobody elsewhere', async () => {
    const { address, comeIn } = await startPeople()
    await comeIn({ email: eva })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const guess = (nth: number) =>
      pageAt(address).door('enter', { email: `${nth}@x.example`, password: 'wrong' }, from('203.0.113.9'))
    for (let nth = 0; nth < 21; nth++) expect((await guess(nth)).status).toBe(403)
    expect((await guess(99)).status).toBe(429)
    const right = { email: eva, password: goodPassword }
    expect((await pageAt(address).door('enter', right, from('203.0.113.9'))).status).toBe(429)
    expect((await pageAt(address).door('enter', right, from('203.0.113.10'))).status).toBe(200)
  })
})

describe('who has come in', () => {
  it('is out after an hour of rest, and after twelve hours at work', async () => {
    const { comeIn, clock } = await startPeople()
    const page = await comeIn({ email: eva })
    const statusAt = async (minutes: number, state = 'touched') => {
      clock.set(start + minutes * minute)
      return (await page.rpc('me', {}, { 'x-samvaro-page': state })).status
    }
    for (let at = 50; at < 12 * 60; at += 50) expect(await statusAt(at)).toBe(200)
    expect(await statusAt(12 * 60)).toBe(401)
  })

  it('is not kept in by a page that only looks by itself', async () => {
    const { comeIn, clock } = await startPeople()
    const page = await comeIn({ email: eva })
    for (const [minutes, status] of [
      [30, 200],
      [59, 200],
      [60, 401],
    ] as const) {
      clock.set(start + minutes * minute)
      expect((await page.rpc('me', {}, { 'x-samvaro-page': 'left' })).status).toBe(status)
    }
  })

  it('is out when they leave, and for good', async () => {
    const { comeIn } = await startPeople()
    const page = await comeIn({ email: eva })
    const kept = new Map(page.cookies)
    expect((await page.door('leave')).status).toBe(200)
    expect(page.cookies.size).toBe(0)
    for (const [name, value] of kept) page.cookies.set(name, value)
    expect((await page.rpc('me')).status).toBe(401)
  })

  it('is out at once at every hub when removed, and has what their role has now', async () => {
    const { sql } = await freshDatabase()
    const one = await startPeople({ sql })
    const two = await startHub({ sql, clock: standingClock(start) })
    const page = await one.comeIn({ email: eva, role: 'coordinator' })
    const beside = pageAt(two.address)
    for (const [name, value] of page.cookies) beside.cookies.set(name, value)
    const id = await one.idOf(eva)
    await one.comeIn({ email: 'olof@kommunen.example', role: 'coordinator' })
    expect((await beside.rpc('people/list')).status).toBe(200)
    const change = { id, name: 'Eva Ek', email: eva, role: 'staff', venues: [] }
    expect((await one.operator.rpc('people/change', change)).status).toBe(200)
    expect([(await beside.rpc('people/list')).status, (await beside.rpc('me')).status]).toEqual([403, 200])
    expect((await one.operator.rpc('people/remove', { id })).status).toBe(200)
    expect([(await page.rpc('me')).status, (await beside.rpc('me')).status]).toEqual([401, 401])
    expect((await beside.door('enter', { email: eva, password: goodPassword })).status).toBe(403)
  })

  it('is out, and no link holds, when the database was put back from a backup', async () => {
    const { address, hub, comeIn, invite } = await startPeople()
    const page = await comeIn({ email: eva })
    const token = await invite({ email: 'olof@kommunen.example' })
    await hub.restored()
    expect((await page.rpc('me')).status).toBe(401)
    const used = await pageAt(address).door('choosePassword', { token, password: goodPassword })
    expect(used.body).toMatchObject({ code: 'INVITATION_OVER' })
    expect((await page.door('enter', { email: eva, password: goodPassword })).status).toBe(200)
  })

  it('puts out whoever was in by the same browser', async () => {
    const { comeIn } = await startPeople()
    await comeIn({ email: 'olof@kommunen.example' })
    const page = await comeIn({ email: eva })
    const before = new Map(page.cookies)
    await page.door('enter', { email: 'olof@kommunen.example', password: goodPassword })
    expect((await page.rpc('me')).status).toBe(200)
    for (const [name, value] of before) page.cookies.set(name, value)
    expect((await page.rpc('me')).status).toBe(401)
  })

  it('has a cookie that no script and no other site reads, and by https no neighbour', async () => {
    const { address, invite } = await startPeople({ publicAddress: 'https://central.example.se' })
    const setBy = async (token: string, headers: Record<string, string>) => {
      const answer = await fetch(`${address}/door/choosePassword`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-samvaro-page': 'touched', ...headers },
        body: JSON.stringify({ json: { token, password: goodPassword } }),
      })
      return answer.headers.get('set-cookie')
    }
    expect(await setBy(await invite({ email: 'a@x.example' }), {})).toMatch(
      /^samvaro-in=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const proxied = { 'x-forwarded-proto': 'https' }
    expect(await setBy(await invite({ email: 'b@x.example' }), proxied)).toMatch(
      /^__Host-samvaro-in=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
  })
})

/** Browsers send it without the cookie (SameSite=Lax); here it comes with it. */
describe('the form of another site', () => {
  it('does nothing in the name of who is in', async () => {
    const { address, comeIn, sql } = await startPeople()
    const page = await comeIn({ email: eva, role: 'coordinator' })
    const [cookie = []] = [...page.cookies]
    const input = { json: { name: 'Mallory', email: 'm@x.example', role: 'coordinator', venues: [] } }
    const json = JSON.stringify(input)
    const bodies = {
      'application/x-www-form-urlencoded': new URLSearchParams({ json }).toString(),
      'multipart/form-data; boundary=x': `--x\r\nContent-Disposition: form-data; name="data"\r\n\r\n${json}\r\n--x--\r\n`,
      'text/plain': json,
      // What no form sends.
      'application/json': json,
    }
    for (const [type, body] of Object.entries(bodies)) {
      const post = (path: string) =>
        fetch(address + path, {
          method: 'POST',
          headers: { 'content-type': type, cookie: cookie.join('='), origin: 'https://evil.example' },
          body,
        })
      expect((await post('/rpc/people/add')).status).toBe(401)
      expect((await post('/door/leave')).status).toBe(403)
    }
    expect((await page.rpc('me')).status).toBe(200)
    expect(await sql.query("SELECT 1 FROM account WHERE name = 'Mallory'")).toEqual([])
    // Nor may its script set the header: it asks first, and is not answered that it may.
    const asked = await fetch(`${address}/rpc/me`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-samvaro-page',
      },
    })
    expect(asked.headers.get('access-control-allow-origin')).toBeNull()
  })
})
