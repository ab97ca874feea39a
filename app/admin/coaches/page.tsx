import type { Metadata } from 'next'
import { Shell } from '@/app/shell'
import { Alarm } from '@/components/admin/alarm'
import { CoachTable } from '@/components/admin/coaches/coach-table'
import { StateCounts } from '@/components/admin/coaches/state-counts'
import { Downloads } from '@/components/admin/downloads'
import { ListSearch } from '@/components/admin/list-search'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { TableSort } from '@/lib/payouts/coaches/readiness-table'
import { shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { toCoachRow } from './coach-row-view'
import { countLinks } from './count-links'
import { tableHref, toTableFilter } from './table-filter'

export default async function CoachesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/coaches')
  const filter = toTableFilter(await searchParams)
  const { payouts } = forPages()
  const [page, alarm, words] = await Promise.all([
    payouts.readinessTable(adminId, filter),
    payouts.findAlarm(adminId),
    adminWords(),
  ])
  const { t } = words
  const start = { ...filter, cursor: null }
  const everyone = { ...start, state: null, search: '' }
  const hrefAt = (cursor: string | null) => (cursor === null ? null : tableHref({ ...filter, cursor }))
  const sortedBy = (sort: TableSort) => ({
    href: tableHref({ ...start, sort }),
    isSorted: filter.sort === sort,
    way: t(`table.way.${sort}`),
  })
  const isEmpty = Object.values(page.counts).every((count) => count === 0)
  const isFiltered = filter.state !== null || filter.search !== ''

  return (
    <Shell title={t('table.title')} wide>
      <div className="grid gap-6">
        {alarm !== null && (
          <Alarm
            sentence={t(`health.finding.${alarm.name}`, alarm.values)}
            link={{ href: '/admin/health', text: t('health.see') }}
          />
        )}
        <div className="flex flex-wrap items-start justify-between gap-4">
          <StateCounts label={t('table.counts')} counts={countLinks(page.counts, filter, words)} />
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/admin/payments" variant="quiet">
              {t('payments.link')}
            </ButtonLink>
            <ButtonLink href="/admin/keys" variant="quiet">
              {t('keys.link')}
            </ButtonLink>
            <ButtonLink href="/admin/audit" variant="quiet">
              {t('audit.link')}
            </ButtonLink>
            <ButtonLink href="/admin/health" variant="quiet">
              {t('health.link')}
            </ButtonLink>
            <ButtonLink href="/admin/coaches/add">{t('add.link')}</ButtonLink>
          </div>
        </div>
        <ListSearch
          action="/admin/coaches"
          search={filter.search}
          state={filter.state ?? ''}
          states={shownStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          kept={{ sort: filter.sort }}
          clearHref={isFiltered ? tableHref(everyone) : null}
          text={{
            search: t('table.search'),
            state: t('table.state'),
            anyState: t('table.any-state'),
            show: t('table.show'),
            clear: t('table.clear'),
          }}
        />
        {page.rows.length > 0 ? (
          <CoachTable
            rows={page.rows.map((row) => toCoachRow(row, words))}
            sort={{ name: sortedBy('name'), due: sortedBy('due'), checked: sortedBy('checked') }}
            text={{
              caption: t('table.caption'),
              coach: t('table.coach'),
              readiness: t('table.readiness'),
              blockedBy: t('table.blocked-by'),
              due: t('table.due'),
              checked: t('table.checked'),
              sortBy: t('table.sort-by'),
              nothing: t('table.nothing'),
              never: t('table.never'),
            }}
          />
        ) : (
          <Empty
            title={t(isEmpty ? 'table.empty-title' : 'table.no-match-title')}
            text={t(isEmpty ? 'table.empty' : 'table.no-match')}
            action={
              isEmpty
                ? { href: '/admin/coaches/add', text: t('add.link') }
                : { href: tableHref(everyone), text: t('table.show-all') }
            }
          />
        )}
        {page.rows.length > 0 && (
          <Downloads
            path="/admin/coaches/coaches"
            query={new URL(tableHref(start), 'http://here').search.slice(1)}
            text={{ xlsx: t('audit.download.xlsx'), csv: t('audit.download.csv') }}
          />
        )}
        <Pager
          label={t('table.pages')}
          previous={{ href: hrefAt(page.newer), text: t('table.previous') }}
          next={{ href: hrefAt(page.older), text: t('table.next') }}
        />
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('table.title') }
}
