import { z } from 'zod'
import type { PaymentFilter } from '@/lib/payouts/ports/payment-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { shownPaymentStates } from '@/lib/payouts/vocabulary/payments/payment-state'
import { toSearch } from '@/lib/payouts/vocabulary/text'
import type { SearchParams } from '../../search-params'
import { coachGrammar } from '../coaches/[id]/coach-address'

/** The address's filter; ignores invalid parts. */
export function toPaymentFilter(params: SearchParams): PaymentFilter {
  const { coach, state, search, cursor } = grammar.parse(params)
  return { coachId: coach as CoachId | null, state, search, cursor }
}

export function paymentsHref({ coachId, state, search, cursor }: Partial<PaymentFilter>): string {
  const query = new URLSearchParams()
  if (coachId) query.set('coach', coachId)
  if (search) query.set('search', search)
  if (state) query.set('state', state)
  if (cursor) query.set('cursor', cursor)
  return query.size === 0 ? '/admin/payments' : `/admin/payments?${query}`
}

const grammar = z.object({
  coach: coachGrammar.shape.id.nullable().catch(null),
  state: z.enum(shownPaymentStates).nullable().catch(null),
  search: z.string().max(200).transform(toSearch).catch(''),
  cursor: z.string().max(300).nullable().catch(null),
})
