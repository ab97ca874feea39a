import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import type { ConflictRecord } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'
import { toDifferences } from './conflict-text'

export function toConflictRow(row: ConflictRecord, words: AdminWords): RecordRow {
  const { t, moment } = words
  return {
    id: row.providerId,
    head: <code className="wrap-anywhere">{row.providerId}</code>,
    cells: [
      {
        name: t('health.conflict.number'),
        content: (
          <span className="wrap-anywhere">
            {row.reference ?? row.email ?? row.coachId ?? t('health.conflict.none')}
          </span>
        ),
      },
      {
        name: t('health.conflict.differs'),
        content: (
          <ul className="grid gap-1">
            {toDifferences(row, words).map((text) => (
              <li key={text} className="wrap-anywhere">
                {text}
              </li>
            ))}
          </ul>
        ),
      },
      { name: t('health.conflict.made'), content: <Moment moment={moment(row.createdAt)} /> },
      { name: t('health.conflict.seen'), content: <Moment moment={moment(row.seenAt)} /> },
    ],
  }
}
