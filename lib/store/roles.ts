import { randomUUID } from 'node:crypto'
import type { DecidedBy } from '@/lib/payouts/decision'
import type { Database } from './database'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { type Sql, sql } from './sql'
import { inTransaction } from './transaction'

export interface Roles {
  /** Makes the person behind this address an admin, known to us or not. False when they are one already. */
  grantAdmin(email: string, by: DecidedBy): Promise<boolean>
  /** Ends at once, since every gate reads the table. False when nobody of this address is an admin. */
  revokeAdmin(email: string, by: DecidedBy): Promise<boolean>
}

export function createRoles({ pool }: Database): Roles {
  return {
    grantAdmin: (email, by) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(sql`
          INSERT INTO "user" (id, email) VALUES (${randomUUID()}, ${email.toLowerCase()})
          ON CONFLICT (email) DO UPDATE SET email = excluded.email
          RETURNING id`)
        const [person] = rows as [{ id: string }]
        const { rowCount } = await client.query(adminGranted(person.id, by))
        return rowCount === 1
      }),

    revokeAdmin: (email, by) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ user_id: string }>(sql`
          DELETE FROM admin USING "user" person
          WHERE person.id = admin.user_id AND person.email = ${email.toLowerCase()}
          RETURNING admin.user_id`)
        const [admin] = rows
        if (admin === undefined) return false
        await client.query(insertDecision(roleChanged(admin.user_id, by, false)))
        return true
      }),
  }
}

/** Safe to repeat: a person who is an admin already stays one, and nothing is recorded. */
export function adminGranted(userId: string, by: DecidedBy): Sql {
  return sql`
    WITH granted AS (
      INSERT INTO admin (user_id) VALUES (${userId})
      ON CONFLICT DO NOTHING
      RETURNING user_id
    )
    ${insertDecision(roleChanged(userId, by, true))} FROM granted`
}

function roleChanged(userId: string, by: DecidedBy, granted: boolean) {
  return toDecisionColumns({ kind: 'role-changed', userId, by, role: 'admin', granted })
}
