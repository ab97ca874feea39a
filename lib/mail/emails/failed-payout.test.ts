import { expect, test } from 'vitest'
import type { Payout } from '@/lib/payouts/balances/balance'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'
import { waysFor } from '../testing/ways'
import { failedPayoutEmail } from './failed-payout'

const now = new Date('2026-11-23T12:00:00Z')
const ways = waysFor({ name: 'Acme', colors: null, address: null })

const written = (...failures: [currency: string, failure: Payout['failure']][]) => {
  const failed = failures.map(
    ([currency, failure]) => ({ amount: 500, currency, bankLast4: '6789', failure }) as Payout,
  )
  const coach = { email: 'ana@example.com', name: 'Ana' }
  const email = {
    kind: 'payout-failed' as const,
    id: 'letter-1' as EmailId,
    coach,
    zone: null,
    language: null,
    now,
    failed,
  }
  return failedPayoutEmail(email, ways, speak({}, now)).text
}
const closed = 'Add another bank account in Stripe.'
const currency = 'Add a bank account in this currency in Stripe.'

test('says for each reason a payout failed what to do about it', () => {
  const text = written(['eur', 'account-closed'], ['usd', 'wrong-currency'])
  const places = ['is closed.', closed, 'take this currency.', currency].map((part) => text.indexOf(part))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('says a shared reason and its deed once, after the payouts that failed for it', () => {
  const text = written(['eur', 'account-closed'], ['usd', 'wrong-currency'], ['gbp', 'account-closed'])
  expect(text.split(closed)).toHaveLength(2)
  expect(text.indexOf('£5.00')).toBeLessThan(text.indexOf(closed))
})

test('names the deed on its button, where there is one', () => {
  expect(written(['eur', 'no-money'], ['usd', 'blocked'])).toContain('Add a bank account:')
  expect(written(['eur', 'no-money'])).toContain('See your payouts:')
})
