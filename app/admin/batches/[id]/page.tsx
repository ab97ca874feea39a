import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Shell } from '@/app/admin/shell'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { Batch } from '@/lib/payouts/batches/batch'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { type AdminWords, adminWords } from '../../admin-words'
import { batchPage, toBatchId } from '../batch-address'
import { nameOf } from '../batch-view'
import { BatchProgressView } from './batch-progress-view'
import { DraftView } from './draft-view'

interface Props {
  params: Promise<{ id: string }>
}

export default async function BatchPage({ params }: Props) {
  const { batch, adminId } = await findBatch((await params).id)
  if (batch === null) notFound()
  const words = await adminWords()
  const { t } = words
  const isDraft = batch.state === 'draft'
  const leftOut = isDraft ? [] : await forPages().payouts.batchLeftOut(adminId, batch.id)
  const back = isDraft
    ? { href: `/admin/coaches${batch.filter === null ? '' : `?${batch.filter}`}`, text: t('batches.back') }
    : { href: '/admin/batches', text: t('batches.title') }
  return (
    <Shell title={titleOf(batch, words)} back={back} wide>
      {isDraft ? (
        <DraftView batch={batch} words={words} />
      ) : (
        <BatchProgressView batch={batch} leftOut={leftOut} words={words} />
      )}
    </Shell>
  )
}

/** Once a request. Stops who may not see it; null for an unknown one. */
const findBatch = cache(async (typed: string): Promise<{ batch: Batch | null; adminId: AdminId }> => {
  const id = toBatchId(typed)
  const adminId = await requireAdmin(batchPage(id))
  return { batch: id === null ? null : await forPages().payouts.batch(adminId, id), adminId }
})

function titleOf(batch: Batch, words: AdminWords): string {
  const { verb, total: count } = batch
  return batch.state === 'draft' ? words.t('batches.question', { verb, count }) : nameOf(batch, words)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { batch } = await findBatch((await params).id)
  const words = await adminWords()
  return { title: batch === null ? words.t('batches.not-found') : titleOf(batch, words) }
}
