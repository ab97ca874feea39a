import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Shell } from '@/app/admin/shell'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { Batch } from '@/lib/payouts/batches/batch'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { adminWords } from '../../admin-words'
import { batchPage, toBatchId } from '../batch-address'
import { nameOf } from '../batch-view'
import { BatchProgressView } from './batch-progress-view'
import { DraftView } from './draft-view'

interface Props {
  params: Promise<{ id: string }>
}

export default async function BatchPage({ params }: Props) {
  const { batch, adminId } = await findBatch(params)
  const words = await adminWords()
  const { t } = words
  const isDraft = batch.state === 'draft'
  const leftOut = isDraft ? [] : await forPages().payouts.batchLeftOut(adminId, batch.id)
  const back = isDraft
    ? { href: `/admin/coaches${batch.filter === null ? '' : `?${batch.filter}`}`, text: t('batches.back') }
    : { href: '/admin/batches', text: t('batches.title') }
  const title = isDraft ? t('batches.question', { verb: batch.verb, count: batch.total }) : nameOf(batch, words)
  return (
    <Shell title={title} back={back} wide>
      {isDraft ? (
        <DraftView batch={batch} words={words} />
      ) : (
        <BatchProgressView batch={batch} leftOut={leftOut} words={words} />
      )}
    </Shell>
  )
}

async function findBatch(params: Props['params']): Promise<{ batch: Batch; adminId: AdminId }> {
  const id = toBatchId((await params).id)
  const adminId = await requireAdmin(batchPage(id))
  const batch = id === null ? null : await forPages().payouts.batch(adminId, id)
  return batch === null ? notFound() : { batch, adminId }
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('batches.title') }
}
