import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import type Stripe from 'stripe'
import { asKept, toJson } from './as-kept'

/** What must all be 0 at the end. */
export interface Figures {
  /** Accounts of which anything is stored otherwise than Stripe has it. */
  differing: number
  /** Notices that were accepted and whose generation was never fetched, and counters of others that do not add up. */
  unfetched: number
  /** Breaks in the accounts' chains of decisions. */
  breaks: number
}

/** What the run knows from outside of what must be stored. */
export interface Outside {
  /** The accounts as Stripe has them. */
  accounts: Stripe.Account[]
  /** Ids of the notices that a server said it had heard, with the account each tells of. */
  accepted: ReadonlyMap<string, string>
  /** Accounts that people had read besides, as often as they liked. */
  visited: ReadonlySet<string>
}

export async function countFigures(pool: Pool, outside: Outside): Promise<Figures> {
  return {
    differing: await countDiffering(pool, outside.accounts),
    unfetched: await countUnfetched(pool, outside),
    breaks: await countBreaks(pool),
  }
}

/** Whatever is stored of it counts, and so does an account that only one of the two has. */
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
 * rose once when the account was made and once for every notice kept, and all that it rose to was fetched. Only the
 * accounts that people had read besides may have risen further.
 */
async function countUnfetched(pool: Pool, { accepted, visited }: Outside): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `WITH accepted AS (SELECT * FROM unnest($1::text[], $2::text[]) AS notice(id, account_id)),
     heard AS (SELECT stripe_account_id, count(*) AS notices FROM notice GROUP BY stripe_account_id),
     counted AS (
       SELECT stripe_account_id, fetched = notified AND CASE
           WHEN stripe_account_id = ANY($3) THEN notified >= 1 + coalesce(notices, 0)
           ELSE notified = 1 + coalesce(notices, 0)
         END AS adds_up
       FROM account_counter LEFT JOIN heard USING (stripe_account_id)
     )
     SELECT (
       (SELECT count(*) FROM accepted LEFT JOIN notice USING (id)
        LEFT JOIN counted ON counted.stripe_account_id = accepted.account_id
        WHERE notice.stripe_account_id IS DISTINCT FROM accepted.account_id OR counted.adds_up IS NOT TRUE)
       + (SELECT count(*) FROM counted WHERE NOT adds_up AND stripe_account_id <> ALL($2))
     )::int AS count`,
    [[...accepted.keys()], [...accepted.values()], [...visited]],
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
