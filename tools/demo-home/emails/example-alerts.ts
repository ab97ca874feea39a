import type { AlertFacts } from '../../../lib/payouts/alerts/alert'
import type { AlertEmail, AlertSummary } from '../../../lib/payouts/alerts/alert-post'
import { placeOf, placeOfAll } from '../../../lib/payouts/alerts/place'
import type { AlertKind } from '../../../lib/payouts/vocabulary/alert'
import type { AlertMessageId } from '../../../lib/payouts/vocabulary/ids'

interface Example {
  name: string
  when: string
  email: AlertEmail
}

/** To staff: one of each kind, a storm, and a digest. */
export function exampleAlerts(now: Date): Example[] {
  const dueBy = new Date(now.getTime() + 7 * day)
  const stopped = summary('coach-stopped', [of('coach-stopped', now, { state: 'paused' })])
  const many = ['Ana Ruiz', 'Ben Okafor', 'Chloé Martin'].map((name, at) =>
    of('coach-stopped', now, { state: 'needs-you', coach: { ...ana, id: String(at), name } }),
  )
  const closed = summary('account-closed', [of('account-closed', now, { state: 'rejected' })])
  const failed = summary('payout-failed', [of('payout-failed', now, { about: 'po_example' })])
  const dispute = summary('dispute', [
    of('dispute', now, { about: 'dp_example', reference: 'order-4711', dispute: { state: 'needs-answer', dueBy } }),
  ])
  const refused = summary('provider-refused', [
    of('provider-refused', now, { about: 'payment', reference: 'order-42' }),
  ])
  const broken = summary('health', [of('health', now, { about: 'endpoint-disabled', coach: null })])
  const storm = { ...summary('coach-stopped', many), count: 10_000, areMore: true }
  return [
    example('alert-coach-stopped', 'To staff: a coach can no longer be paid', now, [stopped]),
    example('alert-storm', 'To staff: ten thousand at once', now, [storm]),
    example('alert-account-closed', 'To staff: Stripe rejected an account', now, [closed]),
    example('alert-payout-failed', 'To staff: a payout failed', now, [failed]),
    example('alert-dispute', 'To staff: a dispute needs an answer', now, [dispute]),
    example('alert-provider-refused', 'To staff: Stripe refused something', now, [refused]),
    example('alert-health', 'To staff: webhook events stopped', now, [broken]),
    {
      ...example('alert-digest', 'To staff: the daily digest', now, []),
      email: { id, to, now, isDigest: true, summaries: [summary('coach-stopped', many), failed, dispute] },
    },
  ]
}

const day = 24 * 3600 * 1000
const id = 'example' as AlertMessageId
const to = { email: 'staff@example.com', zone: null }
const ana = { id: 'ana', name: 'Ana Ruiz', email: 'ana@example.com', reference: 'ana-17' }

function example(name: string, when: string, now: Date, summaries: AlertSummary[]): Example {
  return { name, when, email: { id, to, now, isDigest: false, summaries } }
}

function of(kind: AlertKind, now: Date, change: Partial<AlertFacts>): AlertFacts {
  return {
    ...{ id: '1', kind, about: 'paused', raisedAt: new Date(now.getTime() - 1_200_000), curedAt: null, coach: ana },
    ...{ reference: null, state: null, dispute: null, doesPayoutFail: true, hasSucceeded: false },
    ...change,
  }
}

function summary(kind: AlertKind, alerts: AlertFacts[]): AlertSummary {
  const shown = alerts.map((alert) => ({ ...alert, place: placeOf(alert) }))
  const [first, ...others] = shown
  const place = first !== undefined && others.length === 0 ? first.place : placeOfAll(kind)
  return { kind, count: alerts.length, areMore: false, shown, place }
}
