import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { FigureList } from '@/components/admin/figure-list'
import { FindingList } from '@/components/admin/finding-list'
import { RecordTable } from '@/components/admin/record-table'
import { Section } from '@/components/admin/section'
import { VerdictCard } from '@/components/admin/verdict-card'
import { AnsweredForm } from '@/components/ui/answered-form'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { SearchParams } from '../../search-params'
import { adminWords } from '../admin-words'
import { checkNow } from '../coaches/[id]/actions'
import { toFigureText } from './figure-text'
import { toFindingText, toVerdictText } from './finding-text'
import { toHealthCursors } from './health-cursors'
import { listTables } from './list-tables'

export default async function HealthPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/health')
  const cursors = toHealthCursors(await searchParams)
  const { payouts } = forPages()
  const [{ verdict, findings, figures }, lists, words] = await Promise.all([
    payouts.selfCheck(adminId),
    payouts.healthLists(adminId, cursors),
    adminWords(),
  ])
  const { t } = words
  const tables = listTables(lists, cursors, words)
  const others = findings.filter(({ name }) => name !== verdict.name)

  return (
    <Shell title={t('health.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr]">
        <VerdictCard verdict={toVerdictText(verdict, words)} />
        <Section title={t('health.checks')}>
          <FindingList findings={others.map((finding) => toFindingText(finding, words))} />
        </Section>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Section title={t('health.figures')}>
            <FigureList figures={figures.map((figure) => toFigureText(figure, words))} />
          </Section>
        </div>
      </div>
      <div className="mt-6 grid gap-6">
        <Section id="unconfirmed" title={t('health.failing.title')}>
          <AnsweredForm action={checkNow}>
            <RecordTable {...tables.unconfirmed} />
          </AnsweredForm>
        </Section>
        <Section id="unchecked" title={t('health.unchecked.title')}>
          <RecordTable {...tables.unchecked} />
        </Section>
        <Section id="drifts" title={t('health.drift.title')}>
          <RecordTable {...tables.drifts} />
        </Section>
        <Section id="orphans" title={t('health.orphan.title')}>
          <RecordTable {...tables.orphans} />
        </Section>
        <Section id="conflicts" title={t('health.conflict.title')}>
          <RecordTable {...tables.conflicts} />
        </Section>
        <Section id="gone" title={t('health.gone.title')}>
          <RecordTable {...tables.gone} />
        </Section>
      </div>
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('health.title') }
}
