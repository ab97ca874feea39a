import type { HelpDelivery } from '@/lib/payouts/help/help'
import type { HelpStore } from '@/lib/payouts/ports/help-store'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export function createHelpStore({ pool }: Pick<Database, 'pool'>): HelpStore {
  return {
    async wasAsked(coachId, message) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM decision
        WHERE kind = 'help-asked' AND coach_id = ${coachId} AND facts->>'message' = ${message}`)
      return rowCount === 1
    },

    async wasAskedWithoutAccess(userId, message) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM help_without_access WHERE user_id = ${userId} AND message = ${message}`)
      return rowCount === 1
    },

    askOnce: (decision, send) => sendOnce(insertDecision(toDecisionColumns(decision)), send),

    askOnceWithoutAccess: (userId, message, send) =>
      sendOnce(sql`INSERT INTO help_without_access (user_id, message) VALUES (${userId}, ${message})`, send),
  }

  /** The table's unique index of a message makes two of one wait for each other. */
  function sendOnce(insert: Sql, send: () => Promise<HelpDelivery>): Promise<HelpDelivery | 'sent-before'> {
    return inTransaction(pool, async (client) => {
      // Longer than both emails may take; if this process is cut off, the next try continues after it.
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = '1min'`)
      await client.query('SAVEPOINT unsent')
      const { rowCount } = await client.query(sql`${insert} ON CONFLICT DO NOTHING`)
      if (rowCount === 0) return 'sent-before'
      const delivery = await send()
      if (delivery === 'not-sent') await client.query('ROLLBACK TO unsent')
      return delivery
    })
  }
}
