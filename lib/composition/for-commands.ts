import type { Engine } from '../payouts/for-machines'
import { type SelfCheck, selfCheck } from '../payouts/health/self-check'
import { checkPayment } from '../payouts/payments/payment-detail'
import type { AdmittedPaymentStore } from '../payouts/ports/admitted-payment-store'
import { deadlineOf } from '../payouts/ports/deadline'
import type { Store } from '../payouts/ports/store'
import { createReconciliation, type Reconciliation } from '../payouts/reconciliation/reconcile'
import type { Database } from '../store/database'
import { createReconciledStore } from '../store/reconciliation/reconciled-store'
import { createRecords, type Records } from './records'

export type Operator = Records & {
  /** Fetches a payment; null when there is none. */
  check(reference: string): Promise<'kept' | 'could-not-confirm' | null>
  selfCheck(): Promise<SelfCheck>
  reconciliation: Reconciliation
  findAdmitted: AdmittedPaymentStore['findAdmitted']
}

interface Parts {
  ports: { store: Store } & Parameters<typeof selfCheck>[0] & Parameters<typeof checkPayment>[0]
  engine: Engine
  memory: Database
  adminEmails: string[]
}

export function wireOperator({ ports, engine, memory, adminEmails }: Parts): Operator {
  const { store, provider, clock } = ports
  return {
    ...createRecords(memory, adminEmails),
    findAdmitted: (reference) => store.findAdmitted(reference),
    selfCheck: () => selfCheck(ports),
    reconciliation: createReconciliation({
      store: { ...store, ...createReconciledStore(memory) },
      provider,
      engine,
    }),
    check: async (reference) => (await checkPayment(ports, reference, deadlineOf('person', clock)))?.kind ?? null,
  }
}
