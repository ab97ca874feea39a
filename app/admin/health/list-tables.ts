import type { RecordTableProps } from '@/components/admin/record-table'
import type { HealthLists, HealthPlaces } from '@/lib/payouts/health/lists'
import type { AdminWords } from '../coaches/admin-words'
import { toDriftRow } from './drift-row'
import { toGoneRow } from './gone-row'
import { listPager } from './list-pager'
import { toOrphanRow } from './orphan-row'
import { toUnconfirmedRow } from './unconfirmed-row'

/** Each list as a table. */
export function listTables(
  lists: HealthLists,
  places: HealthPlaces,
  words: AdminWords,
): Record<keyof HealthLists, RecordTableProps> {
  const { t } = words
  const pager = (list: keyof HealthLists) => listPager(list, places, lists[list].next, words)
  return {
    unconfirmed: {
      caption: t('health.failing.caption'),
      columns: (['coach', 'error', 'since', 'next', 'act'] as const).map((column) => t(`health.failing.${column}`)),
      rows: lists.unconfirmed.rows.map((row) => toUnconfirmedRow(row, words)),
      none: t('health.failing.none'),
      pager: pager('unconfirmed'),
    },
    drifts: {
      caption: t('health.drift.caption'),
      columns: (['coach', 'difference', 'what', 'found'] as const).map((column) => t(`health.drift.${column}`)),
      rows: lists.drifts.rows.map((row) => toDriftRow(row, words)),
      none: t('health.drift.none'),
      pager: pager('drifts'),
    },
    orphans: {
      caption: t('health.orphan.caption'),
      columns: (['account', 'coach', 'made', 'seen'] as const).map((column) => t(`health.orphan.${column}`)),
      rows: lists.orphans.rows.map((row) => toOrphanRow(row, words)),
      none: t('health.orphan.none'),
      pager: pager('orphans'),
    },
    gone: {
      caption: t('health.gone.caption'),
      columns: (['coach', 'account', 'since'] as const).map((column) => t(`health.gone.${column}`)),
      rows: lists.gone.rows.map((row) => toGoneRow(row, words)),
      none: t('health.gone.none'),
      pager: pager('gone'),
    },
  }
}
