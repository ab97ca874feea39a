import { z } from 'zod'
import { paymentReference } from '../payment-address'

/** The amount is in the payment's currency, whatever a form says. */
const grammar = z.object({
  reference: paymentReference,
  id: z.uuid().toLowerCase(),
  amount: z.string().max(20),
  takesBack: z
    .literal('yes')
    .nullable()
    .transform((said) => said === 'yes'),
  leftSeen: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .transform((digits) => (digits === null ? null : Number(digits))),
})

/** null: not one of our forms. */
export function toRefundForm(form: FormData): z.infer<typeof grammar> | null {
  const said = {
    reference: form.get('id'),
    id: form.get('refund'),
    amount: form.get('amount'),
    takesBack: form.get('takesBack'),
    leftSeen: form.get('left'),
  }
  return grammar.safeParse(said).data ?? null
}
