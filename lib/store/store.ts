import type { Store } from '@/lib/payouts/store'
import { createBook } from './book'
import { createChangeStore } from './change-store'
import { createChargeStore } from './charge-store'
import { createCoachStore } from './coach-store'
import type { Database } from './database'
import { createHealthStore } from './health-store'
import { createHoldStore } from './hold-store'
import { createKeyStore } from './key-store'
import { createLetterStore } from './letter-store'
import { createLookStore } from './look-store'
import { createMovementWatchStore } from './movement-watch-store'
import { createNoticeStore } from './notice-store'
import { createPaymentStore } from './payment-store'
import { createPaymentSweepStore } from './payment-sweep-store'
import { createTableStore } from './readiness-table'
import { createReadingStore } from './reading-store'
import { createRefundStore } from './refund-store'
import { createReportStore } from './report-store'
import { createSetUpStore } from './set-up-store'
import { createSweepStore } from './sweep-store'

/** The domain's memory, over PostgreSQL. */
export function createStore(database: Database): Store {
  return {
    ...createSetUpStore(database),
    ...createReadingStore(database),
    ...createNoticeStore(database),
    ...createCoachStore(database),
    ...createHoldStore(database),
    ...createBook(database),
    ...createTableStore(database),
    ...createSweepStore(database),
    ...createHealthStore(database),
    ...createChargeStore(database),
    ...createLookStore(database),
    ...createPaymentSweepStore(database),
    ...createMovementWatchStore(database),
    ...createPaymentStore(database),
    ...createRefundStore(database),
    ...createReportStore(database),
    ...createLetterStore(database),
    ...createKeyStore(database),
    ...createChangeStore(database),
  }
}
