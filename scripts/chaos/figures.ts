import type { Pool } from 'pg'
import type Stripe from 'stripe'

/** What must all be 0 at the end. */
export interface Figures {
  /** Accounts whose stored state differs from Stripe's. */
  differing: number
  /** Notices that were accepted and whose generation was never fetched. */
  unfetched: number
  /** Breaks in the accounts' chains of decisions. */
  breaks: number
}

export async function countFigures(
  pool: Pool,
  accounts: Stripe.Account[],
  accepted: ReadonlyMap<string, string>,
): Promise<Figures> {
  return {
    differing: await countDiffering(pool, accounts),
    unfetched: await countUnfetched(pool, accepted),
    breaks: await countBreaks(pool),
  }
}

async function countDiffering(pool: Pool, accounts: Stripe.Account[]): Promise<number> {
  const { rows } = await pool.query<{ id: string; kept: string }>(`
    SELECT stripe_account_id AS id, concat_ws(' ', payouts_enabled, charges_enabled, details_submitted, transfers,
      coalesce(stop->>'code', 'none')) AS kept
    FROM payout_account`)
  const kept = new Map(rows.map((row) => [row.id, row.kept]))
  return accounts.filter((account) => kept.get(account.id) !== asKept(account)).length
}

/** Written as the statement above writes what is stored. */
function asKept(account: Stripe.Account): string {
  const flag = (value: boolean | undefined) => (value ? 't' : 'f')
  const { payouts_enabled, charges_enabled, details_submitted, capabilities, requirements } = account
  const flags = [payouts_enabled, charges_enabled, details_submitted].map(flag)
  return [...flags, capabilities?.transfers ?? 'none', requirements?.disabled_reason ?? 'none'].join(' ')
}

/** Notices that were accepted and are not kept. */
export async function countLost(pool: Pool, accepted: ReadonlyMap<string, string>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM unnest($1::text[]) AS accepted(id) LEFT JOIN notice USING (id)
     WHERE notice.id IS NULL`,
    [[...accepted.keys()]],
  )
  return rows[0]?.count ?? Number.NaN
}

/**
 * A notice's generation is what it raised its account's counter to. It was fetched when the notice is kept, the counter
 * rose at least once for every notice kept, and all that it rose to was fetched.
 */
async function countUnfetched(pool: Pool, accepted: ReadonlyMap<string, string>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `WITH accepted AS (SELECT * FROM unnest($1::text[], $2::text[]) AS notice(id, account_id)),
     heard AS (SELECT stripe_account_id, count(*) AS notices FROM notice GROUP BY stripe_account_id)
     SELECT count(*)::int AS count FROM accepted
     LEFT JOIN notice USING (id)
     LEFT JOIN account_counter counter ON counter.stripe_account_id = accepted.account_id
     LEFT JOIN heard ON heard.stripe_account_id = accepted.account_id
     WHERE notice.stripe_account_id IS DISTINCT FROM accepted.account_id
       OR counter.fetched IS DISTINCT FROM counter.notified OR coalesce(counter.notified, 0) < heard.notices`,
    [[...accepted.keys()], [...accepted.values()]],
  )
  return rows[0]?.count ?? Number.NaN
}

/** Each decision begins where the one before it ended, at a later generation; the last ends in what is stored. */
async function countBreaks(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`
    WITH link AS (
      SELECT stripe_account_id, from_state, to_state, coalesce(generation, 0) AS generation,
        row_number() OVER chain AS place, lag(to_state) OVER chain AS state_before,
        lag(coalesce(generation, 0)) OVER chain AS generation_before,
        row_number() OVER (PARTITION BY stripe_account_id ORDER BY id DESC) AS place_from_last
      FROM decision WHERE kind IN ('account-opened', 'state-changed')
      WINDOW chain AS (PARTITION BY stripe_account_id ORDER BY id)
    )
    SELECT (
      (SELECT count(*) FROM link
        WHERE place > 1 AND (from_state IS DISTINCT FROM state_before OR generation <= generation_before))
      + (SELECT count(*) FROM payout_account account
        LEFT JOIN link ON link.stripe_account_id = account.stripe_account_id AND place_from_last = 1
        WHERE link.to_state IS DISTINCT FROM account.state)
    )::int AS count`)
  return rows[0]?.count ?? Number.NaN
}
