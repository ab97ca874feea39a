import type { DecisionEntry } from '@/components/admin/decision-list'
import type {
  ChargeFacts,
  DecidedBy,
  DeciderNames,
  Evidence,
  RecordedDecision,
  RefundFacts,
} from '@/lib/payouts/decision'
import type { AdminWords } from '../admin-words'

/** One decision: who, what, when, on which evidence and how fresh. */
export function toDecisionEntry(decision: RecordedDecision, deciders: DeciderNames, words: AdminWords): DecisionEntry {
  const { by } = decision
  const name = by.kind === 'machine' ? undefined : deciders.get(by.id)
  return {
    id: decision.id,
    when: words.moment(decision.at),
    who: who(by, name, words),
    whoId: name === undefined && (by.kind === 'admin' || by.kind === 'service') ? by.id : undefined,
    what: what(decision, words),
    evidence: evidence(decision, words),
  }
}

function who({ kind }: DecidedBy, name: string | undefined, { t }: AdminWords): string {
  if (name === undefined) return t(`by.${kind}`)
  return kind === 'service' ? t('by.service-named', { name }) : name
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
      return t(`decision.charge-${outcomeOf(decision.outcome)}`, { amount: amount(decision.charge, words) })
    case 'refund-asked':
      return t('decision.refund-asked', { amount: amount(decision.refund, words) })
    case 'refund-outcome':
      return t(`decision.refund-${refundOutcome(decision.outcome)}`, { amount: amount(decision.refund, words) })
    case 'key-made':
    case 'key-revoked':
      return t(`decision.${decision.kind}`)
    case 'role-changed':
      return t(decision.granted ? 'decision.role-granted' : 'decision.role-revoked')
    default:
      return decision satisfies never
  }
}

/** What the provider refuses has many names, and one sentence. */
function outcomeOf(outcome: string) {
  return isKnown(outcome) ? outcome : 'not-collected'
}

function isKnown(outcome: string): outcome is (typeof outcomes)[number] {
  return outcomes.some((known) => known === outcome)
}

const outcomes = ['collected', 'open', 'processing', 'paid', 'canceled', 'away', 'never-made'] as const

function refundOutcome(outcome: string) {
  return outcome === 'made' || outcome === 'away' ? outcome : 'not-made'
}

/** Why a refund was not made; nothing for one that was, or nobody knows of. */
function whyNot(outcome: string, { t }: AdminWords): string[] {
  if (refundOutcome(outcome) !== 'not-made') return []
  if (outcome === 'lost') return [t('evidence.lost')]
  return [t(`refund.refused.${refusals.find((known) => known === outcome) ?? 'other'}`)]
}

const refusals = ['nothing-left', 'too-much', 'disputed', 'no-money', 'gone', 'other'] as const

function amount({ amount, currency }: Pick<ChargeFacts, 'amount' | 'currency'>, { money }: AdminWords): string {
  return money(amount, currency)
}

function evidence(decision: RecordedDecision, words: AdminWords): string[] {
  const { t, refusal, decline } = words
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
        ...(isKnown(decision.outcome) ? [] : [t('evidence.refusal', { why: decline(decision.outcome) })]),
        ...(decision.reasons ?? []).map((code) => t('evidence.refusal', { why: refusal(code) })),
        ...(decision.paymentId === null ? [] : [decision.paymentId]),
      ]
    case 'refund-asked':
      return [t('evidence.reference', { reference: decision.refund.reference }), side(decision.refund, words)]
    case 'refund-outcome':
      return [t('evidence.reference', { reference: decision.refund.reference }), ...whyNot(decision.outcome, words)]
    default:
      return []
  }
}

function side({ takesBack }: RefundFacts, { t }: AdminWords): string {
  return t(takesBack ? 'evidence.takes-back' : 'evidence.takes-nothing-back')
}

/** What the gate saw of the account; nothing where it had none to look at, or did not look. */
function judgedOn({ payoutsEnabled, chargesEnabled, transfers, generation, ageSeconds }: Evidence, { t }: AdminWords) {
  if (payoutsEnabled === null) return []
  return [
    t(payoutsEnabled ? 'evidence.payouts-on' : 'evidence.payouts-off'),
    t(chargesEnabled ? 'evidence.charges-on' : 'evidence.charges-off'),
    ...(transfers === null ? [] : [t('evidence.transfers', { code: transfers })]),
    ...(generation === null ? [] : [t('evidence.read', { generation })]),
    ...(ageSeconds === null ? [] : [t('evidence.age', { seconds: ageSeconds })]),
  ]
}
