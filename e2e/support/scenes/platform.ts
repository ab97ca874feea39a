import { getStack } from '../servers/stack'

/** Whose key the stack's servers use, by Stripe's id. */
export async function platformOf(): Promise<string> {
  const { localStripeUrl, stripeKey } = getStack()
  const asked = await fetch(`${localStripeUrl}/v1/account`, { headers: { authorization: `Bearer ${stripeKey}` } })
  return ((await asked.json()) as { id: string }).id
}
