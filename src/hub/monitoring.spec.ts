import { expect, it } from 'vitest'
import { enrolKiosk, freshDatabase, heardBy, startHub, visitsMade } from './testing.ts'

const ask = (url: string, key?: string) =>
  fetch(url, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })

it('says that it lives, and that it can take pushes only while its database answers', async () => {
  const { sql } = await freshDatabase()
  let isThere = true
  const gone = heardBy(sql, () => {
    if (!isThere) throw new Error('gone')
  })
  const { address } = await startHub({ sql: gone })
  const both = async () =>
    Promise.all(['/health', '/ready'].map(async (path) => (await ask(address + path)).status))
  expect(await both()).toEqual([200, 200])
  isThere = false
  expect(await both()).toEqual([200, 503])
})

it('gives its figures to who has their key, names nobody in them, and counts what was asked', async () => {
  const { hub, venue, address } = await startHub({ metricsKey: 'a-key-for-figures' })
  const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  const lost = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  await hub.revoke(lost.deviceId)
  await kiosk.push({
    ops: visitsMade(2),
    health: { version: '1.0', pending: 7, oldestPending: Date.UTC(2026, 10, 23, 9, 14) },
  })
  for (const key of [undefined, 'a-key-for-tests', ''])
    expect((await ask(`${address}/metrics`, key)).status).toBe(401)
  const answer = await ask(`${address}/metrics`, 'a-key-for-figures')
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('text/plain')
  for (const line of [
    'samvaro_hub_kiosks{life="alive"} 1',
    'samvaro_hub_kiosks{life="revoked"} 1',
    'samvaro_hub_unsent_ops 5',
    'samvaro_hub_oldest_unsent_seconds 600',
    'samvaro_hub_quarantined_ops 0',
    'samvaro_hub_pulls_waiting 0',
    'samvaro_hub_request_seconds_count{route="/sync/v1/push",status="200"} 1',
    'samvaro_hub_request_seconds_count{route="/metrics",status="401"} 3',
  ])
    expect(text).toContain(line)
  for (const name of [kiosk.deviceId, venue.id, 'Björken', 'Skärm']) expect(text).not.toContain(name)
})

it('has no figures to give where nobody was given a key', async () => {
  const { address } = await startHub()
  expect((await ask(`${address}/metrics`, '')).status).toBe(401)
})
