import type { Engine } from '../payouts/for-machines'
import { type HealthPorts, type SelfCheck, selfCheck } from '../payouts/health/self-check'
import type { CheckPorts } from '../payouts/payments/outcome/check-payment'
import { checkPayment } from '../payouts/payments/outcome/check-payment'
import type { AdmittedPaymentStore } from '../payouts/ports/admitted-payment-store'
import type { ProviderFor } from '../payouts/ports/provider'
import type { Store } from '../payouts/ports/store'
import { createReconciliation, type Reconciliation } from '../payouts/reconciliation/reconcile'
import type { Database } from '../store/database'
import { createRecords, type Records } from './records'

export type Operator = Records & {
  /** Fetches a payment; null when there is none. */
  check(reference: string): Promise<'kept' | 'could-not-confirm' | null>
  selfCheck(): Promise<SelfCheck>
  reconciliation: Reconciliation
  findAdmitted: AdmittedPaymentStore['findAdmitted']
}

interface Parts {
  ports: { store: Store; providerFor: ProviderFor } & Omit<HealthPorts & CheckPorts, 'provider'>
  engine: Engine
  database: Database
  adminEmails: string[]
}

export function wireOperator({ ports, engine, database, adminEmails }: Parts): Operator {
  const { store, providerFor } = ports
  const asPerson = () => ({ ...ports, provider: providerFor('person') })
  return {
    ...createRecords(database, adminEmails),
    findAdmitted: (reference) => store.payments.findAdmitted(reference),
    selfCheck: () => selfCheck(asPerson()),
    reconciliation: createReconciliation({
      store,
      providerFor,
      engine,
    }),
    check: async (reference) => (await checkPayment(asPerson(), reference))?.kind ?? null,
  }
}
