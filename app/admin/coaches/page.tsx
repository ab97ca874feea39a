import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { Alarm } from '@/components/admin/alarm'
import { CoachTable } from '@/components/admin/coaches/coach-table'
import { ManyForm } from '@/components/admin/coaches/many/many-form'
import { ViewsMenu } from '@/components/admin/coaches/views/views-menu'
import { WorkFilters } from '@/components/admin/coaches/work-filters'
import { WorkTabs } from '@/components/admin/coaches/work-tabs'
import { Downloads } from '@/components/admin/downloads'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageLink } from '@/components/ui/page-link'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { prepareBatch } from '../batches/actions'
import { askedTable } from './asked-table'
import { toCoachRow } from './coach-row-view'
import { manyChoices } from './many-choices'
import { tableHref, viewOf } from './table-filter'
import { chosenFilters, filterSelects, sayOrder, sayRange, sortLinks, tabLinks } from './table-links'
import { removeView, saveView } from './views/actions'
import { viewsMenu } from './views/view-links'

export default async function CoachesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/coaches')
  const words = await adminWords()
  const { payouts, countries } = forPages()
  const { filter, ignored } = askedTable(await searchParams, words)
  const [page, alarm, views] = await Promise.all([
    payouts.readinessTable(adminId, filter),
    payouts.findAlarm(adminId),
    payouts.savedViews(adminId),
  ])
  const { t } = words
  const { rows, counts } = page
  const hrefAt = (cursor: string | null) => (cursor === null ? null : tableHref({ ...filter, cursor }))
  const isEmpty = Object.values(counts.tabs).every((count) => count === 0)
  const { who, ...sort } = sortLinks(filter, words)

  return (
    <Shell title={t('table.title')} wide hasOwnTitle>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {alarm !== null && (
          <Alarm
            sentence={t(`health.finding.${alarm.name}`, alarm.values)}
            link={{ href: '/admin/health', text: t('health.see') }}
          />
        )}
        <div className="flex items-center justify-between gap-4">
          <h1 className="text-20 font-semibold tracking-tight md:text-28">{t('table.title')}</h1>
          <ButtonLink href="/admin/coaches/add">{t('add.link')}</ButtonLink>
        </div>
        {ignored.length > 0 && (
          <Alert tone="bad">{t('table.ignored', { count: ignored.length, names: ignored.join(', ') })}</Alert>
        )}
        {page.isCursorStale && <Alert tone="bad">{t('table.stale')}</Alert>}
        {page.isCut && <Alert tone="bad">{t('table.cut')}</Alert>}
        {isEmpty ? (
          <Empty
            title={t('table.empty-title')}
            text={t('table.empty')}
            action={{ href: '/admin/coaches/add', text: t('add.link') }}
          />
        ) : (
          <div className="-mx-4 border-y border-line bg-surface md:mx-0 md:rounded-card md:border">
            <WorkTabs label={t('table.tabs')} tabs={tabLinks(counts, filter, words)} />
            <WorkFilters
              action="/admin/coaches"
              search={filter.search}
              selects={filterSelects(filter, page, [...countries, ...otherOf(filter.country, countries)], words)}
              kept={{ tab: filter.tab }}
              chosen={chosenFilters(filter, words)}
              text={{
                search: t('table.search'),
                filters: t('table.filters'),
                chosen: t('table.chosen-filters'),
                show: t('table.show'),
                count: sayRange(page, words),
                sorted: sayOrder(filter, words),
              }}
            >
              {rows.length > 0 && <ManyForm action={prepareBatch} {...manyChoices(page, filter, words)} />}
              <ViewsMenu actions={{ save: saveView, remove: removeView }} {...viewsMenu(views, filter, words)} />
            </WorkFilters>
            {rows.length > 0 ? (
              <CoachTable
                rows={rows.map((row) => toCoachRow(row, words))}
                sort={sort}
                who={who}
                text={{
                  caption: t('table.caption'),
                  whyNot: t('table.why-not'),
                  nothing: t('table.nothing'),
                  never: t('table.never'),
                  selectPage: t('batches.choose.every'),
                }}
              />
            ) : (
              <div className="p-4">
                <Empty
                  title={t('table.no-match-title')}
                  text={t('table.no-match')}
                  action={{ href: '/admin/coaches', text: t('table.show-all') }}
                />
              </div>
            )}
          </div>
        )}
        {page.rows.length > 0 && (
          <Downloads
            path="/admin/coaches/coaches"
            query={viewOf(filter)}
            text={{ xlsx: t('audit.download.xlsx'), csv: t('audit.download.csv') }}
          />
        )}
        <Pager
          label={t('table.pages')}
          previous={{ href: hrefAt(page.newer), text: t('table.previous') }}
          next={{ href: hrefAt(page.older), text: t('table.next') }}
        />
        <PageLink
          href="/admin/coaches/removed"
          className="inline-flex min-h-11 items-center justify-self-start text-14 text-muted underline underline-offset-4"
        >
          {t('removed.link')}
        </PageLink>
      </div>
    </Shell>
  )
}

function otherOf(chosen: string | null, countries: readonly string[]): string[] {
  return chosen === null || countries.includes(chosen) ? [] : [chosen]
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('table.title') }
}
