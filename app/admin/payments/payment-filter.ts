import { z } from 'zod'
import type { PaymentFilter } from '@/lib/payouts/payments/payment-store'
import type { SearchParams } from '../coaches/table-filter'
import { paymentStandings } from './standings-in-order'

/** What the address asks for; a part that makes no sense counts as not given. */
export function toPaymentFilter(params: SearchParams): PaymentFilter {
  const { state, search, cursor } = grammar.parse(params)
  return { coachId: null, standing: state, search, cursor }
}

/** The address that shows a filter. */
export function paymentsHref({ standing, search, cursor }: Partial<Omit<PaymentFilter, 'coachId'>>): string {
  const query = new URLSearchParams()
  if (search) query.set('search', search)
  if (standing) query.set('state', standing)
  if (cursor) query.set('cursor', cursor)
  return query.size === 0 ? '/admin/payments' : `/admin/payments?${query}`
}

const grammar = z.object({
  state: z.enum(paymentStandings).nullable().catch(null),
  // PostgreSQL takes no NUL in a text, and no other control character is part of a name.
  search: z
    .string()
    .max(200)
    .transform((text) => text.replace(/\p{Cc}/gu, '').trim())
    .catch(''),
  cursor: z.string().max(300).nullable().catch(null),
})
