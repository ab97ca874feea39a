import { expect, test } from 'vitest'
import type { CoachMoney } from '@/lib/payouts/balances/coach-money'
import type { PayoutWithLines } from '@/lib/payouts/ports/balance-store'
import { type State, stateFacts, states } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { payoutFailures } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import { toMoney } from './money-text'
import { now, words } from './testing/example'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const schedule = { interval: 'daily', weekday: null, dayOfMonth: null } as const
const euros = { currency: 'eur', available: 12_000, pending: 5_000, pendingFrom: day('2026-11-27') }
const balance = {
  accountId: 'acct_1' as AccountId,
  amounts: [euros],
  schedule,
  checkedAt: now,
  ageSeconds: 0,
  isUnconfirmed: false,
}
const view: CoachMoney = {
  balance,
  payouts: [],
  failed: [],
  next: [],
  refused: [],
  refusedDays: 30,
  isDue: false,
  isUnconfirmed: false,
}
const payout: PayoutWithLines = {
  id: 'po_1',
  amount: 31_000,
  currency: 'eur',
  state: 'on-its-way',
  createdAt: day('2026-11-20'),
  arrivesOn: day('2026-11-25'),
  bankLast4: '3000',
  failure: null,
  isAutomatic: true,
  lines: [
    { id: 'txn_1', kind: 'payment', amount: 31_500, movementId: 'tr_1', reference: 'lesson-7' },
    { id: 'txn_2', kind: 'taken-back', amount: -500, movementId: 'trr_1', reference: null },
  ],
  lineCount: 3,
}
const said = (change: Partial<CoachMoney>, state: State = 'ready', submitted = true) =>
  toMoney({ ...view, ...change }, { state, submitted, presentation: presentationIn(state) }, words)

function presentationIn(state: State) {
  const { refusal, ...shown } = stateFacts[state]
  return { ...shown, canBePaid: refusal === null }
}

test('says what is available, what is pending and from when, and the next payout', () => {
  const next = [{ currency: 'eur', amount: 12_000, sentOn: day('2026-11-25'), arrivesOn: day('2026-11-27') }]
  expect(said({ next })?.currencies).toEqual([
    {
      currency: 'eur',
      title: null,
      sums: [
        { name: 'Available', amount: '€120.00', note: null },
        { name: 'Pending', amount: '€50.00', note: 'Available from Fri 27 November' },
      ],
      owed: null,
      next: {
        name: 'Next payout',
        line: 'About €120.00, in your bank account around Fri 27 November. Stripe sends it around Wed 25 November. Some banks take a few days longer.',
      },
    },
  ])
})

test('keeps currencies apart, and says what is owed', () => {
  const amounts = [
    { currency: 'eur', available: -2_500, pending: 0, pendingFrom: null },
    { currency: 'jpy', available: 900, pending: 0, pendingFrom: null },
  ]
  const currencies = said({ balance: { ...balance, amounts } })?.currencies
  expect(currencies?.map(({ title, sums, owed }) => [title, sums[0]?.amount, owed])).toEqual([
    ['Euro', '-€25.00', 'You owe €25.00. The next payments to you cover it first.'],
    ['Japanese Yen', 'JP¥900', null],
  ])
})

test('says of a payout when it arrives, where, and which payments are in it', () => {
  expect(said({ payouts: [payout] })?.payouts).toEqual([
    {
      id: 'po_1',
      amount: '€310.00',
      badge: { word: 'On its way', tone: 'blue' },
      facts: ['Expected Wed 25 November', 'Bank account ending 3000'],
      holds: 'What it’s made of: 3 items',
      lines: [
        { id: 'txn_1', name: 'Payment lesson-7', amount: '€315.00' },
        { id: 'txn_2', name: 'Taken back for another payment', amount: '-€5.00' },
      ],
      more: 'And one more.',
    },
  ])
})

test('says of a payout whose contents are not read yet that they are to come', () => {
  const unread = { ...payout, lines: null, lineCount: 0 }
  expect(said({ payouts: [unread] })?.payouts[0]?.more).toMatch(/still to come/)
  expect(said({ payouts: [{ ...unread, isAutomatic: false }] })?.payouts[0]?.more).toMatch(/You asked for this payout/)
})

test('calls what an earlier payout returned by its name', () => {
  const lines = [{ id: 'txn_3', kind: 'returned', amount: 900, movementId: null, reference: null } as const]
  expect(said({ payouts: [{ ...payout, lines, lineCount: 1 }] })?.payouts[0]?.lines[0]?.name).toBe(
    'An earlier payout that didn’t go through',
  )
})

test('says why a payout failed and what to do', () => {
  const failed = { ...payout, state: 'failed', failure: 'account-closed' } as const
  expect(said({ payouts: [failed], failed: [failed] })?.failed).toEqual([
    {
      title: 'Your payout of €310.00 to the bank account ending 3000 failed.',
      why: 'The bank account is closed. The money is back in your balance.',
      next: 'Add another bank account in Stripe. The money is then sent again.',
    },
  ])
})

test('says of a debit that failed that nothing was taken, why, what is owed and what to do', () => {
  const debit = { ...payout, amount: -1_011, state: 'failed', failure: 'blocked' } as const
  const shown = said({ payouts: [debit], failed: [debit] })
  expect(shown?.failed).toEqual([
    {
      title: 'Stripe couldn’t take €10.11 from the bank account ending 3000.',
      why: 'The bank doesn’t let Stripe take money from this account. Nothing was taken. You still owe it, and the next payments to you cover it first.',
      next: 'Ask your bank to let Stripe take money from this account, or add another bank account in Stripe.',
    },
  ])
  expect(shown?.payouts[0]).toMatchObject({
    amount: '-€10.11',
    badge: { word: 'Failed' },
    facts: ['Was due Wed 25 November, not taken from your bank account', 'Bank account ending 3000'],
  })
})

test('never says of a debit that money is back or sent again, or what was taken from payouts', () => {
  for (const failure of payoutFailures) {
    const debit = { ...payout, amount: -1_011, state: 'failed', failure } as const
    const text = JSON.stringify(said({ failed: [debit] })?.failed)
    expect(text).toMatch(/Nothing was taken/)
    expect(text).not.toMatch(/payout|is back|sent again/)
    const sent = JSON.stringify(said({ failed: [{ ...debit, amount: 1_011 }] })?.failed)
    expect(sent).toMatch(/The money is back in your balance/)
    expect(sent).not.toMatch(/owe|don’t need to do anything/)
  }
})

test.each([
  ['on-its-way', 'Being taken', 'To be taken from your bank account Wed 25 November'],
  ['paid', 'Taken', 'Taken from your bank account Wed 25 November'],
  ['failed', 'Failed', 'Was due Wed 25 November, not taken from your bank account'],
  ['canceled', 'Canceled', 'Was due Wed 25 November, not taken from your bank account'],
] as const)('says of a debit that is %s what happens to the money, and its day', (state, word, fact) => {
  const [entry] = said({ payouts: [{ ...payout, amount: -1_011, state }] })?.payouts ?? []
  expect([entry?.badge.word, entry?.facts[0]]).toEqual([word.replace('Canceled', 'Cancelled'), fact])
})

test('says of a payout that failed or was canceled when it was due', () => {
  const facts = (['failed', 'canceled'] as const).map(
    (state) => said({ payouts: [{ ...payout, state }] })?.payouts[0]?.facts[0],
  )
  expect(facts).toEqual(['Was due Wed 25 November, sent back', 'Was due Wed 25 November, not sent'])
})

test('says what clients could not pay, also before there is any money', () => {
  const refused = [{ currency: 'eur', amount: 31_000, payments: 2 }]
  expect(said({ balance: null, refused }, 'not-started')?.refused).toEqual([
    'Clients tried to pay you €310.00 in 2 payments in the last 30 days and couldn’t.',
  ])
})

test('says nothing of money to a coach who has none and cannot be paid', () => {
  expect(said({ balance: null }, 'unfinished', false)).toBeNull()
  expect(said({ balance: { ...balance, amounts: [] } })?.nothing).toMatch(/^No money yet\./)
})

const next = [{ currency: 'eur', amount: 12_000, sentOn: day('2026-11-25'), arrivesOn: day('2026-11-27') }]
const isOn = (state: State) => /^ready/.test(state)

test.each(states.filter(isOn))('says when money is sent to a coach who is %s', (state) => {
  const shown = said({ next }, state)
  expect([shown?.currencies[0]?.next?.name, shown?.waits]).toEqual(['Next payout', null])
})

test.each(states.filter((state) => !isOn(state)))('promises no payout to a coach who is %s', (state) => {
  const shown = said({ next }, state)
  const waits = { rejected: /isn’t paid out.*Contact us/, closed: /no longer reach.*Contact us/ }[state as string]
  expect(shown?.currencies[0]?.next).toBeNull()
  expect(shown?.waits).toMatch(waits ?? /^This money waits at Stripe until your payouts are on\. Stripe then sends it/)
})

test('lets no money wait that is not there, and says who sends it once payouts are on', () => {
  const amounts = (available: number) => ({ balance: { ...balance, amounts: [{ ...euros, available, pending: 0 }] } })
  expect(said({ ...amounts(0), payouts: [payout] }, 'needs-you')?.waits).toBeNull()
  expect(said(amounts(-300), 'needs-you')?.waits).toBeNull()
  const manual = { balance: { ...balance, schedule: { ...schedule, interval: 'manual' } as const } }
  expect(said(manual, 'needs-you')).toMatchObject({ manual: null, waits: expect.stringContaining('You can then send') })
  expect(said(manual)).toMatchObject({ manual: expect.stringContaining('when you ask for them'), waits: null })
})

test('shows an empty balance beside past payouts', () => {
  const empty = { ...balance, amounts: [{ ...euros, available: 0, pending: 0 }] }
  const sums = said({ balance: empty, payouts: [payout] })?.currencies[0]?.sums
  expect(sums?.map(({ name, amount }) => [name, amount])).toEqual([
    ['Available', '€0.00'],
    ['Pending', '€0.00'],
  ])
  expect(said({ balance: empty })).toMatchObject({ currencies: [], nothing: expect.stringMatching(/^No money yet/) })
})

test('says that Stripe did not answer to a coach whose payouts stopped and whose balance is unknown', () => {
  expect(said({ balance: null, isUnconfirmed: true }, 'needs-you')?.age).toMatch(/^We couldn’t ask Stripe/)
  expect(said({ balance: null }, 'needs-you')).toBeNull()
  expect(said({ balance: null, isUnconfirmed: true }, 'unfinished', false)).toBeNull()
})

test('says how old it is, and when Stripe did not answer', () => {
  expect(said({})?.age).toBe('From Stripe, now.')
  expect(said({ isUnconfirmed: true })?.age).toMatch(/^We couldn’t ask Stripe/)
  expect(said({ balance: null })?.age).toBe('We haven’t asked Stripe for your balance yet.')
  expect(said({ balance: null, isUnconfirmed: true })?.age).toMatch(/^We couldn’t ask Stripe/)
})
