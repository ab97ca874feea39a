import type { HelpStore } from '@/lib/payouts/ports/help-store'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

/** The unique index `decision_of_help` makes two of one message wait for each other. */
export function createHelpStore({ pool }: Pick<Database, 'pool'>): HelpStore {
  return {
    async wasAsked(coachId, message) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM decision
        WHERE kind = 'help-asked' AND coach_id = ${coachId} AND facts->>'message' = ${message}`)
      return rowCount === 1
    },

    askOnce: (decision, send) =>
      inTransaction(pool, async (client) => {
        // Longer than both emails may take; if this process is cut off, the next try continues after it.
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = '1min'`)
        await client.query('SAVEPOINT unsent')
        const { rowCount } = await client.query(sql`
          ${insertDecision(toDecisionColumns(decision))} ON CONFLICT DO NOTHING`)
        if (rowCount === 0) return 'sent-before'
        const delivery = await send()
        if (delivery === 'not-sent') await client.query('ROLLBACK TO unsent')
        return delivery
      }),
  }
}
