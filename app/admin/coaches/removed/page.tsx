import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { FoundList } from '@/components/admin/found-list'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { SearchParams } from '../../../search-params'
import { adminWords } from '../../admin-words'
import { toUnlistedCursor, unlistedHref } from './unlisted-cursor'

interface Props {
  searchParams: Promise<SearchParams>
}

export default async function RemovedPage({ searchParams }: Props) {
  const adminId = await requireAdmin('/admin/coaches/removed')
  const after = toUnlistedCursor((await searchParams).after)
  const [{ t, moment }, { coaches, hasMore }] = await Promise.all([
    adminWords(),
    forPages().payouts.unlisted(adminId, after),
  ])
  const last = coaches.at(-1)
  return (
    <Shell title={t('removed.title')} back={{ href: '/admin/coaches', text: t('coach.back') }}>
      <div className="grid gap-6">
        <p className="max-w-prose">{t('removed.intro')}</p>
        {coaches.length === 0 && <p className="text-muted">{t('removed.none')}</p>}
        <FoundList
          title={t('removed.title')}
          things={coaches.map(({ id, name, email, reference, as, at }) => ({
            href: `/admin/coaches/${id}`,
            name: name ?? email,
            beside: [name === null ? null : email, reference, moment(at).near]
              .filter((each) => each !== null)
              .join(' · '),
            badge: { tone: 'grey', word: t(`removed.as.${as === 'withdrawn' ? 'withdrawn' : 'removed'}`) },
          }))}
          more={null}
        />
        <Pager
          label={t('removed.pages')}
          previous={{ href: after === null ? null : '/admin/coaches/removed', text: t('removed.first') }}
          next={{ href: hasMore && last !== undefined ? unlistedHref(last) : null, text: t('removed.older') }}
        />
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('removed.title') }
}
