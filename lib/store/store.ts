import type { Store } from '@/lib/payouts/ports/store'
import { createFetchStore } from './accounts/fetch-store'
import { createSetUpStore } from './accounts/set-up-store'
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
import { createReportStore } from './reports/report-store'

export function createStore(database: Database): Store {
  return {
    ...createInstallationStore(database),
    ...createConflictStore(database),
    ...createAdoptStore(database),
    ...createSetUpStore(database),
    ...createFetchStore(database),
    ...createWebhookEventStore(database),
    ...createCoachStore(database),
    ...createHoldStore(database),
    ...createDecisionStore(database),
    ...createTableStore(database),
    ...createPagesStore(database),
    ...createKeptStore(database),
    ...createHealthStore(database),
    ...createAdmittedPaymentStore(database),
    ...createPaymentCheckStore(database),
    ...createPaymentStore(database),
    ...createRefundStore(database),
    ...createReportStore(database),
    ...createEmailStore(database),
    ...createKeyStore(database),
    ...createChangeStore(database),
  }
}
