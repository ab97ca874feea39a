import type { ProviderList } from '@/lib/payouts/vocabulary/provider-list'
import { type Sql, sql } from '../sql/sql'

/** When the last completed run of a list started. */
export function lastWholeBeganAt(ours: Sql, list: ProviderList): Sql {
  return sql`(SELECT max(began_at) FROM reconciliation WHERE ${ours} AND list = ${list} AND ended_at IS NOT NULL)`
}

/** Everything before was compared; without a completed run, since when there should be one. */
export function comparedSince(ours: Sql, lists: ProviderList[]): Sql {
  return sql`
    (SELECT min(since) FROM (
      SELECT coalesce(max(began_at) FILTER (WHERE ended_at IS NOT NULL), min(began_at)) AS since
      FROM reconciliation WHERE ${ours} AND list = ANY(${lists}) GROUP BY list) each)`
}
