import { CoachName } from '@/components/admin/coaches/coach-name'
import { Moment } from '@/components/admin/moment'
import type { RecordRow } from '@/components/admin/record-table'
import type { DriftRecord } from '@/lib/payouts/ports/health-store'
import type { AdminWords } from '../admin-words'
import { toCoachName } from './coach-of'

export function toDriftRow(row: DriftRecord, words: AdminWords): RecordRow {
  const { t, moment } = words
  const said = { ours: t(`state.${row.ourState}`), theirs: t(`state.${row.theirState}`) }
  return {
    id: row.id,
    head: <CoachName {...toCoachName(row, words)} />,
    cells: [
      { name: '', content: t('health.drift.said', said) },
      {
        name: t('health.drift.what'),
        content: row.differs.map((part) => t(`health.drift.differs.${part}`)).join(', '),
      },
      { name: t('health.drift.found'), content: <Moment moment={moment(row.foundAt)} /> },
    ],
  }
}
