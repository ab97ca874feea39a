import { expect, test } from 'vitest'
import { inBritish } from './british'
import { toMessages, wordsIn } from './catalogue'
import { speak } from './speak'

const provider = { requirement: { photo_id: { label: 'A color photo of your driver’s license' } } }
const now = new Date('2026-11-23T12:00:00Z')

test('spells English as its reader does, the provider’s sentences too, and staff’s as they are written', () => {
  const badge = (locale: 'en-GB' | 'en-US') => wordsIn(locale).payouts.payments.badge.canceled
  expect([badge('en-US'), badge('en-GB')]).toEqual(['Canceled', 'Cancelled'])
  expect(speak(provider, now).coach.label('requirement.photo_id' as never)).toBe(
    'A colour photo of your driving licence',
  )
  expect(toMessages(provider).admin.payments.status.canceled).toBe('Canceled')
})

test.each([
  ['Licenses canceled, canceling, cancel', 'Licences cancelled, cancelling, cancel'],
  ['in your favor, favorite colors', 'in your favour, favourite colours'],
  ['authorizer, organization, recognized', 'authoriser, organisation, recognised'],
  ['a sole proprietorship, its postal code, in 3 business days', 'a sole trader, its postcode, in 3 working days'],
  ['a reason, or more; size; prize', 'a reason, or more; size; prize'],
])('spells %s as %s', (american, british) => expect(inBritish(american)).toBe(british))

test.each([
  ['en-GB', 'Wed 2 December, 18:00 GMT-8', '€1,250.50'],
  ['en-US', 'Wed, December 2, 6:00 PM PST', '€1,250.50'],
] as const)('says a moment and an amount as readers of %s do', (locale, moment, money) => {
  const { coach } = speak({}, now, 'America/Los_Angeles', locale)
  expect(coach.moment(new Date('2026-12-03T02:00:00Z')).replace(/\s/gu, ' ')).toBe(moment)
  expect(coach.money(125050, 'eur')).toBe(money)
})
