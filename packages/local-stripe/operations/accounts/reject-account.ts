import type { Account } from '../../accounts/account'
import { adoptOverrides } from '../../accounts/adopt-overrides'
import { type Call, operation } from '../../api/operation'
import type { Restriction } from '../../engine/facts'
import { refusal } from '../../errors'
import { changeOwnAccount } from './change-own-account'

export const rejectionOperations = [
  operation('POST', '/v1/accounts/{account}/reject', rejectAccount),
  operation('POST', '/v1/accounts/{account}/unreject', unrejectAccount),
]

interface RejectAccount {
  reason: string
  payouts_action?: 'none' | 'pause'
}

/** The platform rejects an account. Payouts stop unless the request keeps them, docs.stripe.com/api/account/reject. */
async function rejectAccount(call: Call<RejectAccount>) {
  const { reason, payouts_action = 'pause' } = call.params
  const reject = (account: Account): Account => {
    const adopted = adoptOverrides(account, call.context.clock.now())
    const { intervention } = adopted.facts
    if (intervention?.kind === 'rejected' && !isPlatforms(intervention)) throw refusal('rejected already')
    const over = intervention?.kind === 'rejected' ? (intervention.over ?? null) : intervention
    const keepsPayouts = payouts_action === 'none'
    const rejected: Restriction = { kind: 'rejected', reason: disabledReasonFor(reason), keepsPayouts, over }
    return { ...adopted, facts: { ...adopted.facts, intervention: rejected } }
  }
  return (await changeOwnAccount(call, call.ids[0] ?? '', reject)).shown
}

/** Undoes the platform's rejection; an earlier pause stays, docs.stripe.com/api/account/unreject. */
async function unrejectAccount(call: Call) {
  const unreject = (account: Account): Account => {
    const adopted = adoptOverrides(account, call.context.clock.now())
    const { intervention } = adopted.facts
    if (intervention?.kind !== 'rejected' || !isPlatforms(intervention)) throw refusal('not rejected')
    return { ...adopted, facts: { ...adopted.facts, intervention: intervention.over ?? null } }
  }
  return (await changeOwnAccount(call, call.ids[0] ?? '', unreject)).shown
}

/** The `disabled_reason` for a request's reason; the mapping is inferred. */
function disabledReasonFor(reason: string): string {
  if (reason.startsWith('fraud_')) return 'rejected.platform_fraud'
  return reason === 'terms_of_service' ? 'rejected.platform_terms_of_service' : 'rejected.platform_other'
}

function isPlatforms({ reason }: { reason: string }): boolean {
  return reason.startsWith('rejected.platform_')
}
