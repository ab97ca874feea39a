import { getStack } from '../servers/stack'

/** The platform of the stack's key. */
export async function platformOf(): Promise<string> {
  const { localStripeUrl, stripeKey } = getStack()
  const asked = await fetch(`${localStripeUrl}/v1/account`, { headers: { authorization: `Bearer ${stripeKey}` } })
  return ((await asked.json()) as { id: string }).id
}
