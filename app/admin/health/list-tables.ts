import type { RecordTableProps } from '@/components/admin/record-table'
import type { HealthCursors, HealthLists } from '@/lib/payouts/health/lists'
import type { AdminWords } from '../admin-words'
import { toConflictRow } from './conflict-row'
import { toDriftRow } from './drift-row'
import { toGoneRow } from './gone-row'
import { cursorHref } from './health-cursors'
import { toOrphanRow } from './orphan-row'
import { toUncheckedRow } from './unchecked-row'
import { toUnconfirmedRow } from './unconfirmed-row'

export function listTables(
  lists: HealthLists,
  cursors: HealthCursors,
  words: AdminWords,
): Record<keyof HealthLists, RecordTableProps> {
  const { t } = words
  const shared = (['error', 'since', 'next'] as const).map((column) => t(`health.failing.${column}`))
  const pager = (list: keyof HealthLists) => listPager(list, cursors, lists[list].next, words)
  return {
    unconfirmed: {
      caption: t('health.failing.caption'),
      columns: (['coach', 'error', 'since', 'next', 'act'] as const).map((column) => t(`health.failing.${column}`)),
      rows: lists.unconfirmed.rows.map((row) => toUnconfirmedRow(row, words)),
      none: t('health.failing.none'),
      pager: pager('unconfirmed'),
    },
    unchecked: {
      caption: t('health.unchecked.caption'),
      columns: [t('health.unchecked.payment'), ...shared],
      rows: lists.unchecked.rows.map((row) => toUncheckedRow(row, words)),
      none: t('health.unchecked.none'),
      pager: pager('unchecked'),
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
    conflicts: {
      caption: t('health.conflict.caption'),
      columns: (['what', 'number', 'differs', 'made', 'seen'] as const).map((column) => t(`health.conflict.${column}`)),
      rows: lists.conflicts.rows.map((row) => toConflictRow(row, words)),
      none: t('health.conflict.none-found'),
      pager: pager('conflicts'),
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

export function listPager(list: keyof HealthCursors, cursors: HealthCursors, next: string | null, { t }: AdminWords) {
  return {
    label: t(`health.pages.${list}`),
    previous: { href: cursors[list] === null ? null : cursorHref(cursors, list, null), text: t('health.pages.first') },
    next: { href: next === null ? null : cursorHref(cursors, list, next), text: t('health.pages.next') },
  }
}
