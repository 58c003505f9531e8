import { ORPCError } from '@orpc/client'
import { expect, it } from 'vitest'
import { errorsOf, refusalOf } from './refusal.ts'

const fields = { name: 'Eva Ek', email: 'eva@kommunen.se', role: 'staff', venues: ['v'] } as const
const person = { ...fields, venues: [...fields.venues] }

it('tells at each field what is wrong before the hub is asked', () => {
  expect(errorsOf(person)).toEqual({})
  expect(errorsOf({ ...person, role: 'coordinator', venues: [] })).toEqual({})
  expect(Object.keys(errorsOf({ name: ' ', email: 'eva@kommunen', role: 'staff', venues: [] }))).toEqual([
    'name',
    'email',
    'venues',
  ])
})

it('tells why the hub has not done it, also when it is away or has put one out', () => {
  const refused = (code: string, status = 400) => refusalOf(new ORPCError(code, { status }))
  expect(refused('EMAIL_TAKEN').email).toContain('har den adressen')
  expect(refused('PERSONAL_NUMBER').name).toContain('personnummer')
  expect(refused('LAST_COORDINATOR').other).toContain('samordnare')
  expect(refused('UNAUTHORIZED', 401).other).toContain('ny flik')
  expect(refusalOf(new TypeError('no network')).other).toContain('inget svar')
})
