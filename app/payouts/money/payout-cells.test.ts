import { expect, test } from 'vitest'
import { toCsv } from '@/app/downloads/csv'
import type { PayoutRow } from '@/lib/payouts/ports/statement-store'
import { payoutFailures } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import { speak } from '@/lib/words/speak'
import { now, words } from '../testing/example'
import { columns, toPayoutCells } from './payout-cells'

const payout: PayoutRow['payout'] = {
  id: 'po_1',
  amount: 31_000,
  currency: 'eur',
  state: 'paid',
  createdAt: new Date('2026-11-20T15:00:00Z'),
  arrivesOn: new Date('2026-11-25'),
  bankLast4: '0017',
  failure: null,
  isAutomatic: true,
}
const line = { kind: 'payment', amount: 31_500, reference: 'lesson-7' } as const
const written = (change: Partial<PayoutRow['payout']>, part: PayoutRow['line'] = line) =>
  toCsv([toPayoutCells({ payout: { ...payout, ...change }, isToCome: false, line: part }, words)]).trimEnd()

test('writes a part of a payout with plain amounts and days, and the bank account as text', () => {
  expect(written({})).toBe('po_1,2026-11-25,Paid,,EUR,310.00,••••0017,Payment,lesson-7,315.00')
})

test('writes a payout alone when its parts are unknown', () => {
  expect(written({ state: 'failed', failure: 'account-closed', bankLast4: null }, null)).toBe(
    'po_1,2026-11-25,Failed,The bank account is closed.,EUR,310.00,,,,',
  )
})

test('writes amounts in the units of their currency, and below zero as they are', () => {
  expect(written({ currency: 'jpy', amount: -900 }, { kind: 'taken-back', amount: -900, reference: null })).toBe(
    'po_1,2026-11-25,Taken,,JPY,-900,••••0017,Taken back,,-900',
  )
  expect(written({ currency: 'bhd', amount: 1234 }, null)).toContain(',BHD,1.234,')
})

test('says why in the reader’s language, and of a debit what it is', () => {
  const { coach: german } = speak({}, now, 'UTC', 'de')
  const cells = (change: Partial<PayoutRow['payout']>) =>
    toPayoutCells({ payout: { ...payout, ...change }, isToCome: false, line: null }, german).slice(2, 4)
  const failures = payoutFailures.flatMap((failure) => [failure, failure])
  for (const [index, failure] of failures.entries()) {
    const amount = index % 2 === 0 ? 900 : -900
    expect(cells({ state: 'failed', failure, amount })).toEqual([
      'Fehlgeschlagen',
      expect.stringMatching(/^[A-ZÄ].+ .+\.$/),
    ])
  }
  expect(cells({ state: 'failed', failure: 'blocked', amount: -900 })[1]).toMatch(/abbucht/)
  expect(cells({ amount: -900 })).toEqual(['Abgebucht', ''])
})

test('lets no reference become a formula or a number', () => {
  expect(written({}, { ...line, reference: '=1+1' })).toContain(",'=1+1,")
  expect(written({}, { ...line, reference: '0042' })).toContain(",'0042,")
})

test('says of a payout that what it contains is still to come', () => {
  const cells = toPayoutCells({ payout, isToCome: true, line: null }, words)
  expect(toCsv([cells]).trimEnd()).toBe('po_1,2026-11-25,Paid,,EUR,310.00,••••0017,Still to come,,')
})

test('has a heading for each cell', () => {
  expect(toPayoutCells({ payout, isToCome: false, line }, words)).toHaveLength(columns.length)
  expect(columns.map((column) => words.t(`statement.column.${column}`))).toContain('Arrival date')
})
