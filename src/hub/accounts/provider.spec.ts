import { describe, expect, it, onTestFinished } from 'vitest'
import { keepingLog, startHub } from '../testing.ts'
import { goodPassword, type Page, pageAt, peopleOf } from './testing.ts'
import { startProvider } from './testingProvider.ts'

const eva = 'eva@kommunen.example'
const people = {
  eva: { email: 'Eva@kommunen.example', verified: true },
  olof: { email: 'olof@kommunen.example', verified: false },
  // Who has been given an address that was another's.
  other: { email: eva, verified: true },
}

/** A hub on a port that the provider knows beforehand. */
async function startWithProvider() {
  const log = keepingLog()
  const publicAddress = 'http://hub.example'
  const provider = await startProvider(() => publicAddress, people)
  onTestFinished(() => provider.close())
  const all = await startHub({ provider, publicAddress, log })
  return {
    ...all,
    ...peopleOf(all),
    log,
    provider,
    publicAddress,
    here: (url: string) => url.replace(publicAddress, all.address),
  }
}

/** Signs in at the provider as a browser does; where it sends one back to. */
async function signInAt(to: string, subject: string): Promise<string> {
  const provider = pageAt(new URL(to).origin)
  let url = to
  for (let step = 0; step < 12; step++) {
    if (url.includes('/sign-in/oidc')) return url
    const { pathname } = new URL(url)
    const { to: next } = pathname.startsWith('/interaction/')
      ? await provider.submit(url, { login: subject })
      : await provider.visit(url)
    if (!next) throw new Error(`the provider stopped at ${url}`)
    url = new URL(next, url).href
  }
  throw new Error('the provider went round in circles')
}

async function goTo(page: Page, invitation: string | null = null): Promise<string> {
  return String((await page.door('goToProvider', { invitation })).body.to)
}

describe("the municipality's own sign-in", () => {
  it('lets in who was added, first by a verified address and then by who they are', async () => {
    const { address, invite, here, operator, idOf } = await startWithProvider()
    await invite({ email: eva })
    const enter = async () => {
      const page = pageAt(address)
      const back = await page.visit(here(await signInAt(await goTo(page), 'eva')))
      expect(back).toEqual({ status: 303, to: '/' })
      return (await page.rpc('me')).body
    }
    expect(await enter()).toMatchObject({ name: 'Eva Ek', role: 'staff' })
    // The address may change at either end.
    const moved = {
      id: await idOf(eva),
      name: 'Eva Ek',
      email: 'eva.ek@x.example',
      role: 'staff',
      venues: [],
    }
    expect((await operator.rpc('people/change', moved)).status).toBe(200)
    expect(await enter()).toMatchObject({ name: 'Eva Ek' })
  })

  it('lets in nobody who was not added, whose address is not verified, or who has taken over an address', async () => {
    const { address, invite, here } = await startWithProvider()
    const reason = async (subject: string) => {
      const page = pageAt(address)
      const { to } = await page.visit(here(await signInAt(await goTo(page), subject)))
      expect((await page.rpc('me')).status).toBe(401)
      return to
    }
    expect(await reason('eva')).toBe('/#door=not-added')
    await invite({ email: 'olof@kommunen.example' })
    expect(await reason('olof')).toBe('/#door=no-address')
    await invite({ email: eva })
    const page = pageAt(address)
    await page.visit(here(await signInAt(await goTo(page), 'eva')))
    expect((await page.rpc('me')).status).toBe(200)
    expect(await reason('other')).toBe('/#door=not-added')
  })

  it('knows by their invitation whom it says nothing certain of', async () => {
    const { address, invite, here } = await startWithProvider()
    const invitation = await invite({ email: 'olof@kommunen.example' })
    for (const token of [invitation, null]) {
      const page = pageAt(address)
      await page.visit(here(await signInAt(await goTo(page, token), 'olof')))
      expect((await page.rpc('me')).status).toBe(200)
    }
    expect((await pageAt(address).door('invitation', { token: invitation })).body).toMatchObject({
      code: 'INVITATION_OVER',
    })
  })

  it('takes nothing that another has begun, changed or used before', async () => {
    const { address, invite, here, log } = await startWithProvider()
    await invite({ email: eva })
    const page = pageAt(address)
    const begin = async () => here(await signInAt(await goTo(page), 'eva'))
    const refuses = async (url: string, by = page) => {
      expect((await by.visit(url)).to).toBe('/#door=failed')
      expect((await by.rpc('me')).status).toBe(401)
    }
    // Another state, none, and a browser that has not been away.
    const url = new URL(await begin())
    url.searchParams.set('state', 'another')
    await refuses(url.href)
    const second = new URL(await begin())
    second.searchParams.delete('state')
    await refuses(second.href)
    await refuses(await begin(), pageAt(address))
    // Another nonce than was asked for, though all else is right.
    const asked = new URL(await goTo(page))
    asked.searchParams.set('nonce', 'another')
    await refuses(here(await signInAt(asked.href, 'eva')))
    // Another verifier: what came of one journey is shown with what is kept of another.
    const [first, kept] = [await begin(), [...page.cookies]]
    const later = new URL(await begin())
    const state = later.searchParams.get('state') ?? ''
    const mixed = new URL(first)
    mixed.searchParams.set('state', state)
    await refuses(mixed.href)
    // A used code, though all that was kept is brought again.
    for (const [name, value] of kept) page.cookies.set(name, value)
    const used = await begin()
    const before = [...page.cookies]
    expect((await page.visit(used)).to).toBe('/')
    await page.door('leave')
    for (const [name, value] of before) page.cookies.set(name, value)
    await refuses(used)
    // A cookie that was not closed here.
    const forged = Buffer.from('{"state":"s","nonce":"n","verifier":"v","invitation":null,"until":9e15}')
    page.cookies.set('samvaro-away', forged.toString('base64url'))
    await refuses(`${address}/sign-in/oidc?code=x&state=s`)
    expect(log.said.filter((said) => said.includes('was not let in')).length).toBe(5)
  })

  it('may be away: the hub starts, passwords work, and it is asked again', async () => {
    const { address, provider, publicAddress, invite, here } = await startWithProvider()
    await provider.close()
    const page = pageAt(address)
    expect((await page.door('state')).body).toEqual({ municipality: 'Prövköping', hasProvider: true })
    expect((await page.door('goToProvider', { invitation: null })).body).toMatchObject({
      code: 'PROVIDER_AWAY',
    })
    const token = await invite({ email: eva })
    expect((await page.door('choosePassword', { token, password: goodPassword })).status).toBe(200)
    const back = await startProvider(() => publicAddress, people, Number(new URL(provider.issuer).port))
    onTestFinished(() => back.close())
    await page.visit(here(await signInAt(await goTo(page), 'eva')))
    expect((await page.rpc('me')).body).toMatchObject({ name: 'Eva Ek' })
  })
})
