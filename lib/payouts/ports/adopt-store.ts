import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { MadePayment } from '../payments/made-payment'
import type { AdmittedPayment } from './admitted-payment-store'

/** Payments of ours that stand nowhere, and stand again; each with its decision. */
export interface AdoptStore {
  /** Those of the charges that there are; their ages count from when the provider was last asked. */
  findPaymentsNamed(references: string[]): Promise<AdmittedPayment[]>
  /**
   * Keeps a payment of ours as the charge it was made for, and has it looked at. Answers whether it did: not where the
   * coach does not exist, the account is not theirs, or the reference stands for another charge.
   */
  adoptPayment(platform: Platform, payment: MadePayment, by: DecidedBy): Promise<boolean>
  /** Keeps a payment as that of a charge that has none, unless something came of the charge meanwhile. */
  attachPayment(charge: AdmittedPayment, payment: MadePayment, by: DecidedBy): Promise<boolean>
}
