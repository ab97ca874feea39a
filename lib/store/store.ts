import type { Store } from '@/lib/payouts/ports/store'
import { createFetchStore } from './accounts/fetch-store'
import { createSetUpStore } from './accounts/set-up-store'
import { createStretchStore } from './accounts/stretch-store'
import { createWebhookEventStore } from './accounts/webhook-event-store'
import { createChangeStore } from './api-clients/change-store'
import { createKeyStore } from './api-clients/key-store'
import { createCoachStore } from './coaches/coach-store'
import { createHoldStore } from './coaches/hold-store'
import { createTableStore } from './coaches/readiness-table'
import type { Database } from './database'
import { createDecisionStore } from './decisions/decision-store'
import { createEmailStore } from './emails/email-store'
import { createHealthStore } from './health/health-store'
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
    accounts: { ...createSetUpStore(database), ...createFetchStore(database), ...createStretchStore(database) },
    apiClients: { ...createKeyStore(database), ...createChangeStore(database) },
    coaches: { ...createCoachStore(database), ...createHoldStore(database), ...createTableStore(database) },
    decisions: createDecisionStore(database),
    emails: createEmailStore(database),
    health: createHealthStore(database),
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
    webhookEvents: createWebhookEventStore(database),
  }
}
