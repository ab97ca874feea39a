import { accountRefusals } from './refusals/accounts'
import { idempotencyRefusals } from './refusals/idempotency'
import { moneyRefusals } from './refusals/money'
import { parameterRefusals } from './refusals/parameters'
import { paymentRefusals } from './refusals/payments'
import { requestRefusals } from './refusals/requests'

/** Everything that is refused; the only place a status, a code or a wording of a refusal is written. */
export const refusals = {
  ...requestRefusals,
  ...idempotencyRefusals,
  ...parameterRefusals,
  ...accountRefusals,
  ...moneyRefusals,
  ...paymentRefusals,
}

export type RefusalName = keyof typeof refusals
