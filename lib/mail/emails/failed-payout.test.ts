import { expect, test } from 'vitest'
import type { Payout } from '@/lib/payouts/balances/balance'
import type { FailedPayoutEmail } from '@/lib/payouts/emails/post'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'
import { waysFor } from '../testing/ways'
import { failedPayoutEmail } from './failed-payout'

const now = new Date('2026-11-23T12:00:00Z')
const ways = waysFor({ name: 'Acme', colors: { light: { rest: '#1b4f93' }, dark: { rest: '#8fb6ec' } }, address: null })
const payout: Payout = {
  ...{ id: 'po_1', amount: 1_011, currency: 'eur', state: 'failed', createdAt: now, arrivesOn: now, bankLast4: '3000' },
  ...{ failure: 'blocked', isAutomatic: true },
}
const emailOf = (failed: Payout[]) => {
  const email: FailedPayoutEmail = {
    ...{ id: 'letter-1' as EmailId, kind: 'payout-failed', coach: { email: 'ana@example.com', name: 'Ana Ruiz' } },
    ...{ zone: null, language: null, now, failed },
  }
  return failedPayoutEmail(email, ways, speak({}, now))
}
const written = (...amounts: number[]) => emailOf(amounts.map((amount) => ({ ...payout, amount })))

test('writes of a payout that the money is back', () => {
  const { subject, text } = written(1_011)
  expect(subject).toBe('Your payout didn’t arrive')
  expect(text).toContain('The money is back in your balance.')
})

test('writes of a debit that nothing was taken, what is owed and what to do', () => {
  const { subject, text } = written(-1_011)
  expect(subject).toBe('Stripe couldn’t take money from your bank account')
  expect(text).toContain('Stripe couldn’t take €10.11 from the bank account ending 3000.')
  expect(text).toContain('Nothing was taken. You still owe it')
  expect(text).toContain('Ask your bank to let Stripe take money')
  expect(text).toContain('when money can’t be taken from their bank account')
  expect(text).not.toMatch(/payout of|is back|-€/)
})

test('writes of both in one email', () => {
  const { subject, text } = written(1_011, -900)
  expect(subject).toBe('Your payout didn’t arrive')
  expect(text).toMatch(/The money is back in your balance[\s\S]*Stripe couldn’t take €9\.00/)
})

const reasons = (...failures: [currency: string, failure: Payout['failure']][]) =>
  emailOf(failures.map(([currency, failure]) => ({ ...payout, amount: 500, currency, failure }))).text

const closed = 'Add another bank account in Stripe.'
const currency = 'Add a bank account in this currency in Stripe.'

test('says for each reason a payout failed what to do about it', () => {
  const text = reasons(['eur', 'account-closed'], ['usd', 'wrong-currency'])
  const places = ['is closed.', closed, 'take this currency.', currency].map((part) => text.indexOf(part))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('says a shared reason and its deed once, after the payouts that failed for it', () => {
  const text = reasons(['eur', 'account-closed'], ['usd', 'wrong-currency'], ['gbp', 'account-closed'])
  expect(text.split(closed)).toHaveLength(2)
  expect(text.indexOf('£5.00')).toBeLessThan(text.indexOf(closed))
})

test('names the deed on its button, where there is one', () => {
  expect(reasons(['eur', 'no-money'], ['usd', 'blocked'])).toContain('Add a bank account:')
  expect(reasons(['eur', 'no-money'])).toContain('See your payouts:')
})
