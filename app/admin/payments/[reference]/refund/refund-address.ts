import { z } from 'zod'
import { paymentHref } from '../payment-address'

/** What the address of a refund says of it, as it was typed. */
export interface ChosenRefund {
  /** Names the refund, however often it is asked for; null while its amount is chosen. */
  id: string | null
  /** null: nothing was typed yet. */
  amount: string | null
  takesBack: boolean
}

const one = z.string().optional().catch(undefined)
const grammar = z.object({
  id: z.uuid().toLowerCase().optional().catch(undefined),
  amount: one,
  takesBack: one,
  said: one,
})

export function toChosenRefund(search: Record<string, unknown>): ChosenRefund & { isChanged: boolean } {
  const { id = null, amount = null, takesBack, said } = grammar.parse(search)
  return {
    id,
    amount: amount?.trim().slice(0, 20) ?? null,
    // A box that is not ticked says nothing.
    takesBack: amount === null || takesBack === 'yes',
    isChanged: said === 'changed',
  }
}

/** The one address of a refund: its question, its preview and its receipt. */
export function refundHref(reference: string, { id, amount, takesBack }: Partial<ChosenRefund> = {}): string {
  const said = [
    ...(id == null ? [] : [['id', id] as [string, string]]),
    ...(amount == null ? [] : [['amount', amount] as [string, string]]),
    ...(takesBack === true && amount != null ? [['takesBack', 'yes'] as [string, string]] : []),
  ]
  const query = new URLSearchParams(said).toString()
  return `${paymentHref(reference)}/refund${query === '' ? '' : `?${query}`}`
}
