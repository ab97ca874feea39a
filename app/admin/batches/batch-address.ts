import { z } from 'zod'
import type { BatchId } from '@/lib/payouts/vocabulary/ids'

export function toBatchId(typed: unknown): BatchId | null {
  const id = z.guid().safeParse(typed)
  return id.success ? (id.data as BatchId) : null
}

export const batchPage = (id: BatchId | null) => (id === null ? '/admin/batches' : `/admin/batches/${id}`)
