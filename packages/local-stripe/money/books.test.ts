import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Books,
  booksOfCharge,
  booksOfDispute,
  booksOfFailedRefund,
  booksOfRefund,
  booksOfWin,
  disputeFee,
  type Line,
  partBetween,
  processingFee,
} from './books'

test('sends on all of a destination charge, takes the fee back, and the platform pays Stripe', () => {
  expect(booksOfCharge({ amount: 1000, transferred: 1000, applicationFee: 123 })).toEqual({
    platform: [
      { type: 'charge', amount: 1000, fee: 59 },
      { type: 'transfer', amount: -1000, fee: 0 },
      { type: 'application_fee', amount: 123, fee: 0 },
    ],
    destination: [{ type: 'payment', amount: 1000, fee: 123 }],
  })
})

test('lets the platform alone pay a refund unless the transfer is reversed', () => {
  expect(booksOfRefund({ amount: 400, reversed: 0, feeReturned: 0 })).toEqual({
    platform: [{ type: 'refund', amount: -400, fee: 0 }],
    destination: [],
  })
  expect(booksOfRefund({ amount: 400, reversed: 400, feeReturned: 49 }).destination).toEqual([
    { type: 'payment_refund', amount: -400, fee: 0 },
    { type: 'application_fee_refund', amount: 49, fee: 0 },
  ])
})

test.each([
  [123, 1000, [400, 600], [49, 74]],
  [1, 3, [1, 1, 1], [0, 1, 0]],
  [99_999_999, 99_999_999, [1, 99_999_998], [1, 99_999_998]],
  [0, 50, [25, 25], [0, 0]],
])('splits %i over the steps of %i into whole numbers that add up', (whole, total, steps, parts) => {
  let before = 0
  const found = steps.map((step) => {
    const part = partBetween(whole, total, before, before + step)
    before += step
    return part
  })
  expect(found).toEqual(parts)
})

/** A charge, its refunds step by step, and a dispute of the rest. */
const payments = fc
  .record({
    amount: fc.integer({ min: 50, max: 99_999_999 }),
    feeShare: fc.double({ min: 0, max: 1, noNaN: true }),
    transferShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    steps: fc.array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        reverses: fc.boolean(),
        returns: fc.boolean(),
        fails: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    dispute: fc.constantFrom('none', 'open', 'won', 'lost'),
  })
  .map((payment) => ({ ...payment, ...outcomeOf(payment) }))

interface Payment {
  amount: number
  feeShare: number
  transferShare: number | null
  steps: { share: number; reverses: boolean; returns: boolean; fails: boolean }[]
  dispute: string
}

test('loses and makes no money in a thousand charges, refunds and disputes', () => {
  fc.assert(
    fc.property(fc.array(payments, { minLength: 1000, maxLength: 1000 }), (made) => {
      const nets = { platform: 0, destination: 0, stripe: 0 }
      const truth = { charged: 0, refunded: 0, disputed: 0 }
      for (const { books, refunded, disputed, amount, stripe, left } of made) {
        expect(Math.min(left.transfer, left.fee)).toBeGreaterThanOrEqual(0)
        nets.platform += books.reduce((sum, { platform }) => sum + netOf(platform), 0)
        nets.destination += books.reduce((sum, { destination }) => sum + netOf(destination), 0)
        nets.stripe += stripe
        truth.charged += amount
        truth.refunded += refunded
        truth.disputed += disputed
      }
      const held = nets.platform + nets.destination + nets.stripe
      expect(held).toBe(truth.charged - truth.refunded - truth.disputed)
    }),
    { numRuns: 3 },
  )
})

test('returns a failed refund to the platform alone', () => {
  expect(booksOfFailedRefund(400)).toEqual({
    platform: [{ type: 'refund_failure', amount: 400, fee: 0 }],
    destination: [],
  })
})

test('leaves nothing of a payment refunded in full, in any steps, fee included', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, share) => {
      const amount = sizes.reduce((sum, size) => sum + size, 0)
      const applicationFee = Math.floor(amount * share)
      const { destination } = booksOfCharge({ amount, transferred: amount, applicationFee })
      let [before, left] = [0, netOf(destination)]
      for (const size of sizes) {
        const part = (whole: number) => partBetween(whole, amount, before, before + size)
        const given = booksOfRefund({ amount: size, reversed: part(amount), feeReturned: part(applicationFee) })
        left += netOf(given.destination)
        before += size
      }
      expect(left).toBe(0)
    }),
  )
})

/** Runs one payment through the books. */
function outcomeOf({ amount, feeShare, transferShare, steps, dispute }: Payment) {
  const transferred = transferShare === null ? null : Math.floor(amount * transferShare)
  const applicationFee = transferred === null ? 0 : Math.floor(transferred * feeShare)
  const books: Books[] = [booksOfCharge({ amount, transferred, applicationFee })]
  const so = { refunded: 0, reversing: 0, returning: 0 }
  const left = { transfer: transferred ?? 0, fee: applicationFee }
  for (const { share, reverses, returns, fails } of steps) {
    const size = Math.floor((amount - so.refunded) * share)
    if (size === 0) continue
    const part = (whole: number, from: number) => partBetween(whole, amount, from, from + size)
    const reversed = reverses ? Math.min(part(transferred ?? 0, so.reversing), left.transfer) : 0
    const feeReturned = returns ? Math.min(part(applicationFee, so.returning), left.fee) : 0
    books.push(booksOfRefund({ amount: size, reversed, feeReturned }))
    if (fails) books.push(booksOfFailedRefund(size))
    else so.refunded += size
    left.transfer -= reversed
    left.fee -= feeReturned
    if (reverses) so.reversing += size
    if (returns) so.returning += size
  }
  const rest = amount - so.refunded
  const isDisputed = dispute !== 'none' && rest > 0
  if (isDisputed) books.push(booksOfDispute(rest))
  if (isDisputed && dispute === 'won') books.push(booksOfWin(rest))
  const stripe = processingFee(amount) + (isDisputed ? disputeFee : 0)
  return { books, left, refunded: so.refunded, disputed: isDisputed && dispute !== 'won' ? rest : 0, stripe }
}

function netOf(lines: Line[]): number {
  return lines.reduce((sum, { amount, fee }) => sum + amount - fee, 0)
}
