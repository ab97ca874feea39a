import type { Store } from '@/lib/payouts/ports/store'
import { createClosingStore } from './accounts/closing-store'
import { createFetchStore } from './accounts/fetch-store'
import { createSetUpStore } from './accounts/set-up-store'
import { createStretchStore } from './accounts/stretch-store'
import { createWebhookEventStore } from './accounts/webhook-event-store'
import { createAlertStore } from './alerts/alert-store'
import { createChangeStore } from './api-clients/change-store'
import { createKeyStore } from './api-clients/key-store'
import { createBalanceStore } from './balances/balance-store'
import { createStatementStore } from './balances/statement-store'
import { createBatchStore } from './batches/batch-store'
import { createBatchWork } from './batches/batch-work'
import { createCoachStore } from './coaches/coach-store'
import { createExclusionStore } from './coaches/exclusion-store'
import { createHoldStore } from './coaches/hold-store'
import { createListStore } from './coaches/list-store'
import { createNoteStore } from './coaches/note-store'
import { createTableStore } from './coaches/readiness-table'
import { createViewStore } from './coaches/view-store'
import type { Database } from './database'
import { createAuditStore } from './decisions/audit-store'
import { createDecisionStore } from './decisions/decision-store'
import { createSealStore } from './decisions/seal-store'
import { createEmailStore } from './emails/email-store'
import { createHealthStore } from './health/health-store'
import { createHelpStore } from './help/help-store'
import { createHomeStore } from './home/home-store'
import { createConflictStore } from './installation/conflict-store'
import { createInstallationStore } from './installation/installation-store'
import { createAdmittedPaymentStore } from './payments/admitted-payment-store'
import { createAdoptStore } from './payments/adopt-store'
import { createPaymentCheckStore } from './payments/payment-check-store'
import { createPaymentStore } from './payments/payment-store'
import { createRefundStore } from './payments/refund-store'
import { createKeptStore } from './reconciliation/kept-store'
import { createPagesStore } from './reconciliation/pages-store'
import { createReconciledStore } from './reconciliation/reconciled-store'
import { createReportStore } from './reports/report-store'

export function createStore(database: Database): Store {
  return {
    accounts: {
      ...createSetUpStore(database),
      ...createFetchStore(database),
      ...createStretchStore(database),
      ...createClosingStore(database),
    },
    alerts: createAlertStore(database),
    apiClients: { ...createKeyStore(database), ...createChangeStore(database) },
    audit: createAuditStore(database),
    balances: createBalanceStore(database),
    batches: { ...createBatchStore(database), ...createBatchWork(database) },
    coaches: {
      ...createCoachStore(database),
      ...createExclusionStore(database),
      ...createHoldStore(database),
      ...createListStore(database),
      ...createNoteStore(database),
      ...createTableStore(database),
      ...createViewStore(database),
    },
    decisions: createDecisionStore(database),
    emails: createEmailStore(database),
    health: createHealthStore(database),
    help: createHelpStore(database),
    home: createHomeStore(database),
    installation: { ...createInstallationStore(database), ...createConflictStore(database) },
    payments: {
      ...createAdmittedPaymentStore(database),
      ...createAdoptStore(database),
      ...createPaymentCheckStore(database),
      ...createPaymentStore(database),
      ...createRefundStore(database),
    },
    reconciliation: {
      ...createPagesStore(database),
      ...createKeptStore(database),
      ...createReconciledStore(database),
    },
    reports: createReportStore(database),
    seals: createSealStore(database),
    statements: createStatementStore(database),
    webhookEvents: createWebhookEventStore(database),
  }
}
