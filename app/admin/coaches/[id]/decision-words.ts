import type { PaymentTerms, RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { AdminWords } from '../../admin-words'
import { sayFailure } from '../../say-failure'

export function sayDecision(decision: RecordedDecision, words: AdminWords): string {
  const { t } = words
  switch (decision.kind) {
    case 'coach-added':
    case 'coach-renamed':
    case 'reference-changed':
    case 'email-change-asked':
    case 'email-change-dropped':
    case 'email-corrected':
    case 'coach-invited':
    case 'coach-reminded':
    case 'note-added':
    case 'email-changed':
    case 'email-refused':
    case 'coach-held':
    case 'coach-released':
      return t(`decision.${decision.kind}`)
    case 'reminders-stopped':
    case 'reminders-resumed':
      return t(`decision.${decision.kind}-by-${decision.by.kind === 'coach' ? 'coach' : 'link'}`)
    case 'coach-excluded':
      return t(`decision.coach-excluded-${decision.as}`)
    case 'coach-readmitted':
      return t(`decision.coach-readmitted-${decision.was}`)
    case 'account-opened':
      return t(decision.adopted ? 'decision.account-adopted' : 'decision.account-opened', {
        state: t(`state.${decision.to}`),
      })
    case 'link-handed-out':
      return t(`decision.link-${decision.link}`)
    case 'account-closed':
      return t('decision.account-closed', { country: decision.country })
    case 'account-not-closed':
      return t('decision.account-not-closed')
    case 'set-up-refused':
      return t('decision.set-up-refused', { country: decision.country })
    case 'link-refused':
      return t(`decision.link-refused-${decision.link}`)
    case 'state-changed':
      return t('decision.state-changed', { from: t(`state.${decision.from}`), to: t(`state.${decision.to}`) })
    case 'payout-failed':
      return t(decision.payout.amount < 0 ? 'decision.debit-failed' : 'decision.payout-failed', {
        amount: words.money(Math.abs(decision.payout.amount), decision.payout.currency),
        why: sayFailure(decision.payout, words),
      })
    case 'help-asked':
      return t('decision.help-asked', { state: t(`state.${decision.state}`) })
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
    case 'identity-changed':
      return t(decision.isCopy ? 'decision.identity-copy' : 'decision.identity-original')
    default:
      return decision satisfies never
  }
}

/** The provider has many refusal codes, which share one sentence. */
function outcomeOf(outcome: string) {
  return isKnownOutcome(outcome) ? outcome : 'not-collected'
}

export function isKnownOutcome(outcome: string): outcome is (typeof outcomes)[number] {
  return outcomes.some((known) => known === outcome)
}

const outcomes = [
  'collected',
  'adopted',
  'open',
  'processing',
  'paid',
  'canceled',
  'not-canceled',
  'away',
  'never-made',
] as const

export function refundOutcome(outcome: string) {
  return outcome === 'made' || outcome === 'away' ? outcome : 'not-made'
}

function amount({ amount, currency }: Pick<PaymentTerms, 'amount' | 'currency'>, { money }: AdminWords): string {
  return money(amount, currency)
}
