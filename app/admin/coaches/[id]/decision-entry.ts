import type { DecisionEntry } from '@/components/admin/decision-list'
import type { ChargeFacts, DecidedBy, Evidence, RecordedDecision } from '@/lib/payouts/decision'
import type { AdminWords } from '../admin-words'

/** One decision: who, what, when, on which evidence and how fresh. */
export function toDecisionEntry(decision: RecordedDecision, words: AdminWords): DecisionEntry {
  return {
    id: decision.id,
    when: words.moment(decision.at),
    who: who(decision.by, words),
    whoId: decision.by.kind === 'admin' ? decision.by.id : undefined,
    what: what(decision, words),
    evidence: evidence(decision, words),
  }
}

function who(by: DecidedBy, { t }: AdminWords): string {
  return t(`by.${by.kind}`)
}

function what(decision: RecordedDecision, words: AdminWords): string {
  const { t } = words
  switch (decision.kind) {
    case 'coach-added':
      return t('decision.coach-added')
    case 'coach-held':
    case 'coach-released':
      return t(`decision.${decision.kind}`)
    case 'account-opened':
      return t(decision.adopted ? 'decision.account-adopted' : 'decision.account-opened', {
        state: t(`state.${decision.to}`),
      })
    case 'link-handed-out':
      return t(`decision.link-${decision.link}`)
    case 'state-changed':
      return t('decision.state-changed', { from: t(`state.${decision.from}`), to: t(`state.${decision.to}`) })
    case 'charge-admitted':
      return t('decision.charge-admitted', { amount: amount(decision.charge, words) })
    case 'charge-refused':
      return t('decision.charge-refused', { amount: amount(decision.charge, words) })
    case 'charge-outcome':
      return t(decision.outcome === 'collected' ? 'decision.charge-collected' : 'decision.charge-not-collected', {
        amount: amount(decision.charge, words),
      })
    case 'role-changed':
      return t(decision.granted ? 'decision.role-granted' : 'decision.role-revoked')
    default:
      return decision satisfies never
  }
}

/** The minor units as they were asked for: how many make a unit is the provider's to say. */
function amount({ amount, currency }: ChargeFacts, { t }: AdminWords): string {
  return t('decision.amount', { amount: String(amount), currency: currency.toUpperCase() })
}

function evidence(decision: RecordedDecision, words: AdminWords): string[] {
  const { t, refusal } = words
  switch (decision.kind) {
    case 'coach-held':
    case 'coach-released':
      return [t(`hold.reasons.${decision.reason}`)]
    case 'account-opened':
      return [t('evidence.attempt', { attempt: decision.attempt }), decision.country, decision.accountId]
    case 'state-changed':
      return [
        t(`cause.${decision.cause}`),
        t(decision.payoutsEnabled ? 'evidence.payouts-on' : 'evidence.payouts-off'),
        t(decision.chargesEnabled ? 'evidence.charges-on' : 'evidence.charges-off'),
        ...(decision.reason === null ? [] : [t('evidence.reason', { code: decision.reason })]),
        t('evidence.read', { generation: decision.generation }),
      ]
    case 'charge-admitted':
      return [t('evidence.reference', { reference: decision.charge.reference }), ...judgedOn(decision.evidence, words)]
    case 'charge-refused':
      return [
        t('evidence.reference', { reference: decision.charge.reference }),
        ...decision.reasons.map((code) => t('evidence.refusal', { why: refusal(code) })),
        ...judgedOn(decision.evidence, words),
      ]
    case 'charge-outcome':
      return [
        t('evidence.reference', { reference: decision.charge.reference }),
        t('evidence.outcome', { code: decision.outcome }),
        ...(decision.paymentId === null ? [] : [decision.paymentId]),
      ]
    default:
      return []
  }
}

function judgedOn({ payoutsEnabled, chargesEnabled, transfers, generation, ageSeconds }: Evidence, { t }: AdminWords) {
  if (payoutsEnabled === null) return [t('evidence.no-account')]
  return [
    t(payoutsEnabled ? 'evidence.payouts-on' : 'evidence.payouts-off'),
    t(chargesEnabled ? 'evidence.charges-on' : 'evidence.charges-off'),
    ...(transfers === null ? [] : [t('evidence.transfers', { code: transfers })]),
    ...(generation === null ? [] : [t('evidence.read', { generation })]),
    ...(ageSeconds === null ? [] : [t('evidence.age', { seconds: ageSeconds })]),
  ]
}
