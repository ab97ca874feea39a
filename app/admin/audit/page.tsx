import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { AuditForm } from '@/components/admin/audit/audit-form'
import { AuditList } from '@/components/admin/audit/audit-list'
import { Downloads } from '@/components/admin/downloads'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { deciderKinds, decisionKinds } from '@/lib/payouts/vocabulary/decision-kind'
import type { SearchParams } from '../../search-params'
import { type AdminWords, adminWords } from '../admin-words'
import { toAuditEntry } from './audit-entry'
import { type AuditFaults, auditHref, auditQuery, hasAny, toAudit } from './audit-filter'
import { SealSection } from './seal-section'
import { unknownNames } from './unknown-names'

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const adminId = await requireAdmin('/admin/audit')
  const { typed, request, cursor, faults } = toAudit(await searchParams)
  const { payouts } = forPages()
  const [found, seals, words] = await Promise.all([
    request === null ? null : payouts.audit(adminId, request, cursor),
    payouts.sealState(adminId),
    adminWords(),
  ])
  const { t } = words
  const all = { ...faults, ...(found?.kind === 'unknown' && unknownNames(found)) }
  const query = auditQuery(typed)
  const isFiltered = query !== '' || hasAny(all)

  return (
    <Shell title={t('audit.title')} back={{ href: '/admin/coaches', text: t('coach.back') }} wide>
      <div className="grid gap-6">
        <AuditForm
          key={query}
          action="/admin/audit"
          // A date field cannot hold a day that does not exist.
          values={{
            ...typed,
            ...(faults.from === 'no-day' && { from: '' }),
            ...(faults.to === 'no-day' && { to: '' }),
          }}
          errors={sayFaults(all, words)}
          kinds={decisionKinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) }))}
          deciders={deciderKinds.map((kind) => ({ value: kind, label: t(`audit.by-kind.${kind}`) }))}
          clearHref={isFiltered ? '/admin/audit' : null}
          text={{
            kind: t('audit.field.kind'),
            by: t('audit.field.by'),
            decider: t('audit.field.decider'),
            coach: t('audit.field.coach'),
            from: t('audit.field.from'),
            to: t('audit.field.to'),
            'any-kind': t('audit.any-kind'),
            anyone: t('audit.anyone'),
            show: t('audit.show'),
            clear: t('audit.clear'),
          }}
        />
        {found?.kind === 'found' && found.decisions.length > 0 && (
          <>
            <Downloads
              path="/admin/audit/decisions"
              query={query}
              text={{ xlsx: t('audit.download.xlsx'), csv: t('audit.download.csv') }}
            />
            <AuditList
              label={t('audit.list')}
              entries={found.decisions.map((each) => toAuditEntry(each, found.deciders, words))}
            />
            <Pager
              label={t('audit.pages')}
              previous={{ href: cursor === null ? null : auditHref(typed), text: t('audit.newest') }}
              next={{ href: found.older === null ? null : auditHref(typed, found.older), text: t('audit.older') }}
            />
          </>
        )}
        {found?.kind === 'found' && found.decisions.length === 0 && (
          <Empty
            title={t(isFiltered ? 'audit.no-match-title' : 'audit.empty-title')}
            text={t(isFiltered ? 'audit.no-match' : 'audit.empty')}
            action={
              isFiltered
                ? { href: '/admin/audit', text: t('audit.show-all') }
                : { href: '/admin/coaches', text: t('payments.see-coaches') }
            }
          />
        )}
        <SealSection state={seals} words={words} />
      </div>
    </Shell>
  )
}

function sayFaults(faults: AuditFaults, { t }: AdminWords) {
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, t(`audit.${fault}`)]))
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('audit.title') }
}
