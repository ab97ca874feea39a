import { accountRefusals } from './refusals/accounts'
import { amountAndTransferRefusals } from './refusals/amounts-and-transfers'
import { declinedCardRefusals } from './refusals/declined-cards'
import { idempotencyRefusals } from './refusals/idempotency'
import { parameterRefusals } from './refusals/parameters'
import { paymentRefusals } from './refusals/payments'
import { payoutRefusals } from './refusals/payouts'
import { requestRefusals } from './refusals/requests'

/** Every refusal. Statuses, codes and messages of refusals stand only here. */
export const refusals = {
  ...requestRefusals,
  ...idempotencyRefusals,
  ...parameterRefusals,
  ...accountRefusals,
  ...amountAndTransferRefusals,
  ...paymentRefusals,
  ...payoutRefusals,
  ...declinedCardRefusals,
}

export type RefusalName = keyof typeof refusals
