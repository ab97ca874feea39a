import type { BatchStore } from '../ports/batch-store'
import type { Provider } from '../ports/provider'
import type { BatchVerb } from '../vocabulary/batch'
import type { AdminId, BatchId } from '../vocabulary/ids'
import type { ChosenHoldReason } from '../vocabulary/payments/hold-reason'
import type { Batch, BatchPage, BatchSet, ConfirmAnswer, LeftOut, PrepareAnswer } from './batch'
import { confirmBatch, prepareBatch } from './prepare-batch'

export interface StaffBatches {
  prepareBatch(adminId: AdminId, draft: { verb: BatchVerb; set: BatchSet }): Promise<PrepareAnswer>
  /** Safe to repeat. @param reason of a hold */
  confirmBatch(adminId: AdminId, id: BatchId, reason: ChosenHoldReason | null): Promise<ConfirmAnswer>
  /** Any admin may. False when it had ended or been stopped. */
  stopBatch(adminId: AdminId, id: BatchId): Promise<boolean>
  batch(adminId: AdminId, id: BatchId): Promise<Batch | null>
  /** The first coaches of each outcome but done. */
  batchLeftOut(adminId: AdminId, id: BatchId): Promise<LeftOut[]>
  batches(adminId: AdminId, cursor: string | null): Promise<BatchPage>
}

const mostOfEach = 20

export function createStaffBatches(
  ports: { store: { batches: BatchStore } },
  provider: () => Pick<Provider, 'platform'>,
): StaffBatches {
  const { batches } = ports.store
  return {
    prepareBatch: (adminId, draft) => prepareBatch({ ...ports, provider: provider() }, draft, adminId),
    confirmBatch: (adminId, id, reason) => confirmBatch(ports, id, reason, adminId),
    stopBatch: (adminId, id) => batches.stopBatch(id, adminId),
    batch: (adminId, id) => batches.findBatch(id, adminId),
    batchLeftOut: (_adminId, id) => batches.findLeftOut(id, mostOfEach),
    batches: (_adminId, cursor) => batches.findBatches(cursor),
  }
}
