import { connected } from './connected'
import { allOf, withoutTriggers } from './schema'

/** The movements' days; a report covers a month. */
export const span = { from: '2030-01-01', monthEnds: '2030-01-30', to: '2038-12-31', months: 100 }

/** Adds movements, four to a payment, over all months or in the first only. */
export async function fillMovements(
  databaseUrl: string,
  { count, months }: { count: number; months: number },
): Promise<void> {
  await connected(databaseUrl, async (client) => {
    const seconds = (months * 30 * 86_400) / (count / 4)
    await client.query(insertPayments, [count / 4])
    await withoutTriggers(client, allOf('movement'), () => client.query(movements, [count / 4, seconds]))
    await client.query('VACUUM ANALYZE')
    await client.query('CHECKPOINT')
  })
}

const insertPayments = `
  INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
  SELECT 'bench-' || n, account.coach_id, account.stripe_account_id, account.platform_account_id, account.livemode,
    1000, 'usd', 100, 'paid'
  FROM generate_series(0, $1::int - 1) n
  JOIN (SELECT *, row_number() OVER (ORDER BY coach_id) - 1 AS place, count(*) OVER () AS of FROM payout_account) account
    ON account.place = n % account.of`

const movements = `
  INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
  SELECT kind || n, 'bench-' || n, kind, 1000, 'usd', timestamptz '2030-01-01 00:00Z' + n * $2::float * interval '1 second',
    'done'
  FROM generate_series(0, $1::int - 1) n, unnest(ARRAY['capture', 'transfer', 'fee', 'refund']) kind`
