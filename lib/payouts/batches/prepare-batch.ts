import { getPlatform } from '../accounts/find-platform'
import type { BatchStore } from '../ports/batch-store'
import type { Provider } from '../ports/provider'
import { type BatchVerb, mostSelected } from '../vocabulary/batch'
import type { AdminId, BatchId } from '../vocabulary/ids'
import type { ChosenHoldReason } from '../vocabulary/payments/hold-reason'
import type { BatchSet, ConfirmAnswer, PrepareAnswer } from './batch'

interface Ports {
  store: { batches: Pick<BatchStore, 'prepareBatch' | 'findBatch' | 'confirmBatch'> }
  provider: Pick<Provider, 'platform'>
}

export async function prepareBatch(
  { store, provider }: Ports,
  { verb, set }: { verb: BatchVerb; set: BatchSet },
  adminId: AdminId,
): Promise<PrepareAnswer> {
  if (set.kind === 'selected') {
    const { size } = new Set(set.coachIds)
    if (size === 0) return { kind: 'nobody' }
    if (size > mostSelected) return { kind: 'too-many' }
  }
  return store.batches.prepareBatch({ verb, set }, adminId, await getPlatform(provider))
}

/** Safe to repeat. */
export async function confirmBatch(
  { store }: Pick<Ports, 'store'>,
  id: BatchId,
  reason: ChosenHoldReason | null,
  adminId: AdminId,
): Promise<ConfirmAnswer> {
  const batch = await store.batches.findBatch(id, adminId)
  if (batch === null) return { kind: 'gone' }
  const isHold = batch.verb === 'hold'
  if (isHold && reason === null && batch.state === 'draft') return { kind: 'no-reason' }
  const isConfirmed = await store.batches.confirmBatch(id, isHold ? reason : null, adminId)
  return { kind: isConfirmed ? 'confirmed' : 'gone' }
}
