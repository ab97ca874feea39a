import { apiClientGuards } from './guards/api-clients'
import { balanceGuards } from './guards/balances'
import { brandGuards } from './guards/brand'
import { emailGuards } from './guards/emails'
import { fetchGuards } from './guards/fetches'
import { gateGuards } from './guards/gate'
import type { Guard } from './guards/guard'
import { newPaymentGuards } from './guards/new-payments'
import { owedEmailGuards } from './guards/owed-emails'
import { pageGuards } from './guards/pages'
import { paymentGuards } from './guards/payments'
import { refundGuards } from './guards/refunds'
import { signInGuards } from './guards/sign-in'
import { startOverGuards } from './guards/start-over'
import { strangerGuards } from './guards/strangers'
import { webhookGuards } from './guards/webhook'

export const guards: Guard[] = [
  ...fetchGuards,
  ...pageGuards,
  ...webhookGuards,
  ...gateGuards,
  ...newPaymentGuards,
  ...paymentGuards,
  ...refundGuards,
  ...emailGuards,
  ...owedEmailGuards,
  ...signInGuards,
  ...startOverGuards,
  ...apiClientGuards,
  ...strangerGuards,
  ...brandGuards,
  ...balanceGuards,
]
