import { expect, test } from 'vitest'
import { shownBuckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import { freshnessKinds } from '@/lib/payouts/vocabulary/accounts/freshness-kind'
import { actions, actors } from '@/lib/payouts/vocabulary/accounts/presentation'
import { linkRefusals, openRefusals } from '@/lib/payouts/vocabulary/accounts/set-up-refusal'
import { notes, shownStates, states } from '@/lib/payouts/vocabulary/accounts/state'
import { transferStates } from '@/lib/payouts/vocabulary/accounts/transfers'
import { causes } from '@/lib/payouts/vocabulary/cause'
import { deciderKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { conflictParts, differences } from '@/lib/payouts/vocabulary/difference'
import { emailKinds } from '@/lib/payouts/vocabulary/email-kind'
import { checkFailures } from '@/lib/payouts/vocabulary/failure'
import { countNames, timeNames } from '@/lib/payouts/vocabulary/health/figure-name'
import { fineNames, severities, troubleNames } from '@/lib/payouts/vocabulary/health/finding-name'
import { keyScopes } from '@/lib/payouts/vocabulary/key-scope'
import { allGateRefusals } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { holdReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import { movementKinds, movementStates } from '@/lib/payouts/vocabulary/payments/movement'
import { paymentRefusals } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { paymentStates, shownPaymentStates } from '@/lib/payouts/vocabulary/payments/payment-state'
import { refundRefusals } from '@/lib/payouts/vocabulary/payments/refund'
import { payoutFailures } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import { payoutStates } from '@/lib/payouts/vocabulary/payouts/payout-state'
import words from './en.json'
import staff from './staff.json'

const { emails, payouts } = words
const { admin } = staff
const refusals = { ...words.refusals, ...staff.refusals }
/** Refusals of our own, before asking the provider. */
const beforeAsking = ['country-not-offered', 'set-up-otherwise', 'named-otherwise', 'closed', 'unreadable']

const otherSubjects = ['again', 'debit-failed', 'keep-payouts', 'out-of-reach', 'payouts-on', 'payments-refused']

/** Each table of sentences, its list, and what it adds to the list. */
const tables: [string, object, readonly string[], string[]?][] = [
  ['payouts.states', payouts.states, states],
  ['payouts.timeline.became', payouts.timeline.became, states],
  ['payouts.notes', payouts.notes, notes, ['country']],
  ['payouts.actions', payouts.actions, actions, ['working']],
  ['admin.state', admin.state, shownStates],
  ['admin.answer', admin.answer, shownStates, ['also-held', 'other-platform', 'access-lost']],
  ['admin.table.blocker', admin.table.blocker, shownStates, ['rejected-by-us']],
  ['admin.note', admin.note, notes],
  ['admin.next', admin.next, actors, ['held', 'held-coach', 'held-provider', 'held-platform']],
  ['admin.hold.reasons', admin.hold.reasons, holdReasons],
  ['admin.keys.scope', admin.keys.scope, keyScopes],
  ['emails.payouts.subject', emails.payouts.subject, emailKinds, otherSubjects],
  ['admin.bucket', admin.bucket, shownBuckets],
  ['admin.cause', admin.cause, causes],
  ['admin.freshness', { ...admin.freshness, fresh: '' }, freshnessKinds, ['old']],
  ['admin.health.failure', admin.health.failure, checkFailures, ['unknown']],
  ['admin.transfers', admin.transfers, transferStates],
  ['payouts.money.debit.state', payouts.money.debit.state, payoutStates],
  ['payouts.money.debit.day', payouts.money.debit.day, payoutStates],
  ['payouts.money.debit.failed.why', payouts.money.debit.failed.why, payoutFailures],
  ['payouts.money.debit.failed.next', payouts.money.debit.failed.next, payoutFailures],
  ['admin.debitFailure', admin.debitFailure, payoutFailures],
  ['payouts.checkedBy', payouts.checkedBy, causes],
  ['payouts.freshness', payouts.freshness, freshnessKinds, ['old']],
  ['payouts.missing', payouts.missing, shownBuckets, ['title', 'nothingToDo', 'forPlatform']],
  ['admin.by', admin.by, deciderKinds, ['api-client-named']],
  ['admin.health.conflict', { ...admin.health.conflict.part, ...admin.health.conflict.whole }, conflictParts],
  ['admin.health.drift.differs', admin.health.drift.differs, differences],
  ['admin.health.figure', admin.health.figure, [...countNames, ...timeNames], ['windows']],
  ['admin.health.finding', admin.health.finding, [...fineNames, ...troubleNames]],
  ['admin.health.severity', admin.health.severity, severities],
  ['admin.health.todo', admin.health.todo, troubleNames],
  ['admin.evidence.set-up', admin.evidence['set-up'], [...openRefusals, ...linkRefusals], beforeAsking],
  ['admin.payment.dispute', admin.payment.dispute, movementStates],
  ['admin.payment.movement', admin.payment.movement, movementKinds],
  ['admin.payment.movement-state', { ...admin.payment['movement-state'], done: '' }, movementStates],
  ['admin.payment.state', admin.payment.state, paymentStates],
  ['admin.payments.status', admin.payments.status, shownPaymentStates],
  ['admin.refund.refused', admin.refund.refused, refundRefusals],
  ['admin.reports.state', admin.reports.state, movementStates],
  ['payouts.linkRefused', payouts.linkRefused, linkRefusals],
  ['payouts.notOpened', payouts.notOpened, openRefusals],
  ['payouts.payments.badge', payouts.payments.badge, paymentStates, ['refund-pending', 'refunded', 'refunded-in-part']],
  ['refusals.declined', refusals.declined, paymentRefusals],
  ['refusals.way-out', refusals['way-out'], paymentRefusals],
  ['refusals.coach', refusals.coach, allGateRefusals],
  ['refusals.staff', refusals.staff, allGateRefusals],
]

test.each(tables)('says in %s each word of its list and no other', (_name, table, list, beside = []) => {
  expect(Object.keys(table).toSorted()).toEqual([...new Set([...list, ...beside])].toSorted())
})
