import { connected } from './connected'
import type { Installation } from './installation'

/** A hundred thousand within five minutes. */
export const eventsPerSecond = 333

const stripeAllows = 25

/** As Stripe limits each endpoint. */
export async function limitStripe({ control }: Installation): Promise<void> {
  for (const path of ['/v1/accounts', '/v1/accounts/*'])
    await control('POST', '/faults', { method: 'GET', path, kind: 'rate', per_second: stripeAllows, times: null })
}

/** Gives each account another day by which something is due. @param deadline Unix seconds */
export async function changeAtStripe(
  { stripesDatabase }: Installation,
  accountIds: readonly string[],
  deadline: number,
): Promise<void> {
  await connected(stripesDatabase, (client) => client.query(changing, [accountIds, deadline]))
}

const changing = `
  UPDATE account SET shown = jsonb_set(shown, '{requirements,current_deadline}', to_jsonb($2::int))
  WHERE id = ANY($1)`
