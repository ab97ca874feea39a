import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { Moment } from '@/components/admin/moment'
import { RecordTable } from '@/components/admin/record-table'
import { Section } from '@/components/admin/section'
import { Badge } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { Batch } from '@/lib/payouts/batches/batch'
import type { SearchParams } from '../../search-params'
import { type AdminWords, adminWords } from '../admin-words'
import { batchPage } from './batch-address'
import { nameOf, settledOf, toneOf } from './batch-view'

export default async function BatchesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/batches')
  const { cursor: asked } = await searchParams
  const cursor = typeof asked === 'string' ? asked : null
  const [{ batches, next }, words] = await Promise.all([forPages().payouts.batches(adminId, cursor), adminWords()])
  const { t } = words
  const columns = ['batch', 'state', 'progress', 'by', 'when'] as const
  return (
    <Shell title={t('batches.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <Section title={t('batches.list')}>
        <RecordTable
          caption={t('batches.list')}
          columns={columns.map((column) => t(`batches.column.${column}`))}
          rows={batches.map((batch) => toRow(batch, words))}
          none={t('batches.none')}
          pager={{
            label: t('batches.pages'),
            previous: { href: cursor === null ? null : '/admin/batches', text: t('batches.first') },
            next: { href: next === null ? null : `/admin/batches?cursor=${next}`, text: t('batches.next') },
          }}
        />
      </Section>
    </Shell>
  )
}

function toRow(batch: Batch, words: AdminWords) {
  const { t, number, moment } = words
  const { id, state, total, by, confirmedAt } = batch
  return {
    id,
    head: (
      <PageLink
        href={batchPage(id)}
        className="inline-flex min-h-8 items-center font-semibold underline underline-offset-4"
      >
        {nameOf(batch, words)}
      </PageLink>
    ),
    cells: [
      { name: '', content: <Badge tone={toneOf[state]}>{t(`batches.state.${state}`)}</Badge> },
      {
        name: t('batches.column.progress'),
        content: t('batches.progress', { settled: number(settledOf(batch)), total: number(total) }),
      },
      { name: t('batches.column.by'), content: by.email ?? t('batches.someone') },
      {
        name: t('batches.column.when'),
        content: confirmedAt === null ? null : <Moment moment={moment(confirmedAt)} />,
      },
    ],
  }
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('batches.title') }
}
