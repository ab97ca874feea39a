import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { MadePayment } from '../payments/payment-differences'
import type { AdmittedPayment } from './admitted-payment-store'

export interface AdoptStore {
  findPaymentsNamed(references: string[]): Promise<AdmittedPayment[]>
  /** False without the coach, with another account, or for a used reference. */
  adoptPayment(platform: Platform, payment: MadePayment, by: DecidedBy): Promise<boolean>
  /** Unless the payment got an outcome meanwhile. */
  attachPayment(admitted: AdmittedPayment, payment: MadePayment, by: DecidedBy): Promise<boolean>
}
