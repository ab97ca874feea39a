import type { ManyFormProps } from '@/components/admin/coaches/many/many-form'
import type { TableFilter, TablePage } from '@/lib/payouts/coaches/readiness-table'
import { batchVerbs } from '@/lib/payouts/vocabulary/batch'
import type { AdminWords } from '../admin-words'
import { viewOf } from './table-filter'

/** Whom of the list, and what. */
export function manyChoices(
  { rows, total }: TablePage,
  filter: TableFilter,
  { t, number }: AdminWords,
): Omit<ManyFormProps, 'action'> {
  return {
    query: viewOf(filter),
    shown: rows.map(({ coachId }) => coachId).join(),
    which: [
      { value: 'selected', label: t('batches.choose.selected') },
      { value: 'page', label: t('batches.choose.page', { count: number(rows.length) }) },
      {
        value: 'all',
        label: total === null ? t('batches.choose.all-open') : t('batches.choose.all', { count: number(total) }),
      },
    ],
    verbs: [
      { value: '', label: t('batches.choose.any-verb') },
      ...batchVerbs.map((verb) => ({ value: verb as string, label: t(`batches.verb.${verb}`) })),
    ],
    batches: { href: '/admin/batches', text: t('batches.choose.see') },
    counts: rows.map((_, index) => t('batches.choose.selected-now', { count: index + 1 })),
    text: {
      title: t('batches.choose.title'),
      which: t('batches.choose.which'),
      verb: t('batches.choose.verb'),
      button: t('batches.choose.button'),
      busy: t('batches.choose.busy'),
      what: t('batches.choose.what'),
    },
  }
}
