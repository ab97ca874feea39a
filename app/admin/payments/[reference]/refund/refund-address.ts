import { z } from 'zod'
import { paymentHref } from '../payment-address'

/** A refund as its address has it, as typed. */
export interface ChosenRefund {
  /** Identifies the refund across repeats; null while the amount is chosen. */
  id: string | null
  /** null: nothing typed yet. */
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
    // Browsers omit an unticked box.
    takesBack: amount === null || takesBack === 'yes',
    isChanged: said === 'changed',
  }
}

export function refundHref(reference: string, { id, amount, takesBack }: Partial<ChosenRefund> = {}): string {
  const said = [
    ...(id == null ? [] : [['id', id] as [string, string]]),
    ...(amount == null ? [] : [['amount', amount] as [string, string]]),
    ...(takesBack === true && amount != null ? [['takesBack', 'yes'] as [string, string]] : []),
  ]
  const query = new URLSearchParams(said).toString()
  return `${paymentHref(reference)}/refund${query === '' ? '' : `?${query}`}`
}
