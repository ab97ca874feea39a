import type { Pool, PoolClient } from 'pg'
import type { StaffMember } from '@/lib/payouts/ports/alert-store'
import { type AlertChoices, type AlertKind, type AlertTiming, usualTimings } from '@/lib/payouts/vocabulary/alert'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { json, type Sql, sql } from '../sql/sql'

/** What the person of `admin` chose for `kind`, or the usual. */
export function timingOf(kind: Sql): Sql {
  return sql`coalesce(
    (SELECT timing FROM alert_choice choice WHERE choice.user_id = admin.user_id AND choice.kind = ${kind}),
    ${json(usualTimings)} ->> ${kind})`
}

export async function getChoices(client: Pool | PoolClient, adminId: AdminId): Promise<AlertChoices> {
  const { rows } = await client.query<{ kind: AlertKind; timing: AlertTiming }>(sql`
    SELECT kind, timing FROM alert_choice WHERE user_id = ${adminId}`)
  return { ...usualTimings, ...Object.fromEntries(rows.map(({ kind, timing }) => [kind, timing])) }
}

/** null: no longer staff. */
export async function findReader(client: PoolClient, adminId: AdminId): Promise<StaffMember | null> {
  const { rows } = await client.query<{ email: string; zone: string | null }>(sql`
    SELECT person.email, coalesce(person.chosen_zone, person.zone) AS zone
    FROM admin JOIN "user" person ON person.id = admin.user_id WHERE admin.user_id = ${adminId}`)
  const [row] = rows
  return row === undefined ? null : { adminId, ...row, choices: await getChoices(client, adminId) }
}
