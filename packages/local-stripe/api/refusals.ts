import { accountRefusals } from './refusals/accounts'
import { declinedCardRefusals } from './refusals/declined-cards'
import { idempotencyRefusals } from './refusals/idempotency'
import { moneyRefusals } from './refusals/money'
import { parameterRefusals } from './refusals/parameters'
import { paymentRefusals } from './refusals/payments'
import { requestRefusals } from './refusals/requests'

/** Every refusal. Statuses, codes and messages of refusals stand only here. */
export const refusals = {
  ...requestRefusals,
  ...idempotencyRefusals,
  ...parameterRefusals,
  ...accountRefusals,
  ...moneyRefusals,
  ...paymentRefusals,
  ...declinedCardRefusals,
}

export type RefusalName = keyof typeof refusals
