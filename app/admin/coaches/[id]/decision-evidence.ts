import type { Evidence, ProviderSaid, RecordedDecision, RefundFacts, Refused } from '@/lib/payouts/decisions/decision'
import { linkRefusals, openRefusals } from '@/lib/payouts/vocabulary/accounts/set-up-refusal'
import { startOverRefusals } from '@/lib/payouts/vocabulary/accounts/start-over-refusal'
import { refundRefusals } from '@/lib/payouts/vocabulary/payments/refund'
import type { AdminWords } from '../../admin-words'
import { isKnownOutcome, refundOutcome } from './decision-words'

/** The evidence of a decision, and how fresh it was. */
export function sayEvidence(decision: RecordedDecision, words: AdminWords): string[] {
  const { t, refusal, decline } = words
  switch (decision.kind) {
    case 'coach-held':
    case 'coach-released':
      return [t(`hold.reasons.${decision.reason}`)]
    case 'coach-reminded':
      return [t(`evidence.reminded.${decision.email}`)]
    case 'account-opened':
      return [t('evidence.attempt', { attempt: decision.attempt }), decision.country, decision.accountId]
    case 'account-closed':
      return [
        decision.accountId,
        t('evidence.was', { state: t(`state.${decision.from}`) }),
        t(decision.submitted ? 'evidence.submitted' : 'evidence.not-submitted'),
      ]
    case 'account-not-closed':
      return [decision.accountId, ...whyNotClosed(decision, words)]
    case 'set-up-refused':
    case 'link-refused':
      return whyRefused(decision, words)
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
        ...(isKnownOutcome(decision.outcome) ? [] : [t('evidence.refusal', { why: decline(decision.outcome) })]),
        ...whatWasSaid(decision.said, words),
        ...(decision.reasons ?? []).map((code) => t('evidence.refusal', { why: refusal(code) })),
        ...(decision.paymentId === null ? [] : [decision.paymentId]),
      ]
    case 'refund-asked':
      return [t('evidence.reference', { reference: decision.refund.reference }), side(decision.refund, words)]
    case 'refund-outcome':
      return [
        t('evidence.reference', { reference: decision.refund.reference }),
        ...whyNot(decision.outcome, words),
        ...whatWasSaid(decision.said, words),
      ]
    default:
      return []
  }
}

/** Why a refund was not made; empty for one that was made or is unknown. */
function whyNot(outcome: string, { t }: AdminWords): string[] {
  if (refundOutcome(outcome) !== 'not-made') return []
  if (outcome === 'lost') return [t('evidence.lost')]
  return [t(`refund.refused.${refundRefusals.find((known) => known === outcome) ?? 'other'}`)]
}

/** The provider's code and sentence for a refusal. */
function whatWasSaid(said: ProviderSaid | undefined, { t }: AdminWords): string[] {
  if (said === undefined) return []
  return [
    t('evidence.code', { code: said.code }),
    ...(said.sentence === null ? [] : [t('evidence.sentence', { sentence: said.sentence })]),
  ]
}

/** Our own word, then the provider's code and sentence, for staff only. */
function whyRefused({ reason, code, sentence }: Refused, words: AdminWords): string[] {
  const { t } = words
  const known = setUpRefusals.find((each) => each === reason)
  return [
    known === undefined ? t('evidence.reason', { code: reason }) : t(`evidence.set-up.${known}`),
    ...(code === null ? [] : whatWasSaid({ code, sentence }, words)),
  ]
}

function whyNotClosed({ reason, code, sentence }: Refused, words: AdminWords): string[] {
  const known = startOverRefusals.find((each) => each === reason)
  return [
    known === undefined ? words.t('evidence.reason', { code: reason }) : words.t(`start-over.refused.${known}`),
    ...(code === null ? [] : whatWasSaid({ code, sentence }, words)),
  ]
}

const setUpRefusals = [
  'country-not-offered',
  'set-up-otherwise',
  'named-otherwise',
  ...openRefusals,
  ...linkRefusals,
  'closed',
  'unreadable',
] as const

function side({ takesBack }: RefundFacts, { t }: AdminWords): string {
  return t(takesBack ? 'evidence.takes-back' : 'evidence.takes-nothing-back')
}

/** The account the gate saw; empty when it saw none. */
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
