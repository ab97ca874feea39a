import { CoachName } from '@/components/admin/coaches/coach-name'
import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import type { GoneAccount } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'
import { toCoachName } from './coach-of'

export function toGoneRow(row: GoneAccount, words: AdminWords): RecordRow {
  const { t, moment } = words
  return {
    id: row.accountId,
    head: <CoachName {...toCoachName(row, words)} />,
    cells: [
      {
        name: t('health.gone.account'),
        content: <code className="wrap-anywhere text-muted">{row.accountId}</code>,
      },
      { name: t('health.gone.since'), content: <Moment moment={moment(row.lostAt)} /> },
    ],
  }
}
