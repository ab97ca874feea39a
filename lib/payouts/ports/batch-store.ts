import type { Platform } from '../accounts/account'
import type { Batch, BatchItem, BatchPage, BatchSet, LeftOut, PrepareAnswer, SettledItem } from '../batches/batch'
import type { BatchVerb } from '../vocabulary/batch'
import type { AdminId, BatchId } from '../vocabulary/ids'
import type { HoldReason } from '../vocabulary/payments/hold-reason'

export interface BatchStore {
  /** Stores the set as it is now, with what would happen. All or nothing. */
  prepareBatch(draft: { verb: BatchVerb; set: BatchSet }, adminId: AdminId, platform: Platform): Promise<PrepareAnswer>
  /** Only its own admin's, for an hour. True when it is confirmed, also by an earlier press. */
  confirmBatch(id: BatchId, reason: HoldReason | null, adminId: AdminId): Promise<boolean>
  stopBatch(id: BatchId, adminId: AdminId): Promise<boolean>
  findBatch(id: BatchId, adminId: AdminId): Promise<Batch | null>
  findLeftOut(id: BatchId, mostOfEach: number): Promise<LeftOut[]>
  findBatches(cursor: string | null): Promise<BatchPage>
  /** Of one running batch whose admin still is one, in its order. */
  claimItems(most: number): Promise<BatchItem[]>
  settleItems(items: SettledItem[]): Promise<void>
  /** Stops batches whose admin is none any more, and ends those with nothing left to do. */
  endBatches(): Promise<void>
}
