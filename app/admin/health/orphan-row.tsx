import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import type { OrphanRecord } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'

export function toOrphanRow(row: OrphanRecord, { t, moment }: AdminWords): RecordRow {
  return {
    id: row.accountId,
    head: <code className="wrap-anywhere">{row.accountId}</code>,
    cells: [
      {
        name: t('health.orphan.coach'),
        content: row.email ?? <code className="wrap-anywhere text-muted">{row.markedCoachId}</code>,
      },
      { name: t('health.orphan.made'), content: <Moment moment={moment(row.createdAt)} /> },
      { name: t('health.orphan.seen'), content: <Moment moment={moment(row.seenAt)} /> },
    ],
  }
}
