import type { FoundThing } from '@/components/admin/found-list'
import { forPages } from '@/lib/composition/for-pages'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { toSearch } from '@/lib/payouts/vocabulary/text'
import type { SearchParams } from '../../search-params'
import type { AdminWords } from '../admin-words'
import { toCoachRow } from '../coaches/coach-row-view'
import { toTableFilter } from '../coaches/table-filter'
import { toPaymentRow } from '../payments/payment-row-view'

export interface Everything {
  coaches: FoundThing[]
  hasMoreCoaches: boolean
  payments: FoundThing[]
  hasMorePayments: boolean
  /** The list of coaches without a filter. */
  filter: TableFilter
}

/** Empty for nothing that can be searched. */
export function toAsked({ q }: SearchParams): string {
  return typeof q === 'string' && q.length <= 200 ? toSearch(q) : ''
}

/** Coaches by name, email address, reference, account or payout; payments by reference, coach or any id of theirs. */
export async function findEverything(adminId: AdminId, search: string, words: AdminWords): Promise<Everything> {
  const { payouts } = forPages()
  const { filter } = toTableFilter({}, { isCountry: () => false, isRequirement: () => false })
  const [coaches, payments] = await Promise.all([
    payouts.readinessTable(adminId, { ...filter, search, size: shown }),
    payouts.payments(adminId, { coachId: null, state: null, search, cursor: null }),
  ])
  return {
    filter,
    coaches: coaches.rows.map((found) => {
      const { href, name, beside, tone, state } = toCoachRow(found, words)
      return { href, name, beside, badge: { tone, word: state } }
    }),
    hasMoreCoaches: coaches.older !== null,
    payments: payments.payments.slice(0, shown).map((found) => {
      const { href, reference, coach, amount, badge } = toPaymentRow(found, words)
      return { href, name: amount, beside: `${coach.name} · ${reference}`, badge }
    }),
    hasMorePayments: payments.older !== null || payments.payments.length > shown,
  }
}

const shown = 10
