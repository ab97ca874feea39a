import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import type Stripe from 'stripe'
import { asKept, toJson } from './as-kept'

export interface Figures {
  /** Accounts whose stored data differs from Stripe's. */
  differing: number
  unfetched: number
  breaks: number
}

export interface Outside {
  accounts: Stripe.Account[]
  accepted: ReadonlyMap<string, string>
  visited: ReadonlySet<string>
}

export async function countFigures(pool: Pool, outside: Outside): Promise<Figures> {
  return {
    differing: await countDiffering(pool, outside.accounts),
    unfetched: await countUnfetched(pool, outside),
    breaks: await countBreaks(pool),
  }
}

/** Compares everything stored. An account that only one side has counts too. */
async function countDiffering(pool: Pool, accounts: Stripe.Account[]): Promise<number> {
  const { rows } = await pool.query<{ id: string; kept: object }>(`
    SELECT stripe_account_id AS id, json_build_object(
      'payoutsEnabled', payouts_enabled, 'chargesEnabled', charges_enabled, 'submitted', details_submitted,
      'transfers', transfers, 'stop', stop, 'requirements', requirements, 'listed', listed, 'country', country, 'currency', currency,
      'state', state) AS kept, deadline, access_lost_at AS "lostAt"
    FROM payout_account`)
  const ours = new Map(rows.map(({ id, kept, ...dates }) => [id, toJson({ ...kept, ...dates })]))
  const theirs = new Map(accounts.map((account) => [account.id, asKept(account)]))
  const ids = new Set([...ours.keys(), ...theirs.keys()])
  return [...ids].filter((id) => !isDeepStrictEqual(ours.get(id), theirs.get(id))).length
}

/** Accepted events that are not stored. */
export async function countLost(pool: Pool, accepted: ReadonlyMap<string, string>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM unnest($1::text[]) AS accepted(id) LEFT JOIN webhook_event USING (id)
     WHERE webhook_event.id IS NULL`,
    [[...accepted.keys()]],
  )
  return rows[0]?.count ?? Number.NaN
}

/**
 * An event's generation is the value it raised its account's counter to. The counter rises once on creation and once
 * for each stored event, and each value must be fetched. Only visited accounts may have risen further.
 */
async function countUnfetched(pool: Pool, { accepted, visited }: Outside): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `WITH accepted AS (SELECT * FROM unnest($1::text[], $2::text[]) AS event(id, account_id)),
     heard AS (SELECT stripe_account_id, count(*) AS events FROM webhook_event GROUP BY stripe_account_id),
     counted AS (
       SELECT stripe_account_id, fetched = notified AND CASE
           WHEN stripe_account_id = ANY($3) THEN notified >= 1 + coalesce(events, 0)
           ELSE notified = 1 + coalesce(events, 0)
         END AS adds_up
       FROM account_counter LEFT JOIN heard USING (stripe_account_id)
     )
     SELECT (
       (SELECT count(*) FROM accepted LEFT JOIN webhook_event USING (id)
        LEFT JOIN counted ON counted.stripe_account_id = accepted.account_id
        WHERE webhook_event.stripe_account_id IS DISTINCT FROM accepted.account_id OR counted.adds_up IS NOT TRUE)
       + (SELECT count(*) FROM counted WHERE NOT adds_up AND stripe_account_id <> ALL($2))
     )::int AS count`,
    [[...accepted.keys()], [...accepted.values()], [...visited]],
  )
  return rows[0]?.count ?? Number.NaN
}

/** Each decision starts from the previous one's result, at a later generation; the last one matches what is stored. */
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
