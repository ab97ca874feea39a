import type { CoachId, LetterId } from '@/lib/payouts/ids'
import type { KeptLetter, LetterOutcome, LetterStore } from '@/lib/payouts/letters/letter-store'
import type { LetterKind } from '@/lib/payouts/letters/owed'
import type { Database } from './database'
import { ofPlatform } from './of-platform'
import { sql } from './sql'
import { inTransaction } from './transaction'

export function createLetterStore({ pool }: Database): LetterStore {
  return {
    async dueLetters(platform, waitSeconds, limit) {
      const { rows } = await pool.query<{ id: string }>(sql`
        WITH waiting AS (
          SELECT id, coach_id, written_at FROM letter
          WHERE settled_at IS NULL AND queued_at IS NULL
            AND written_at <= now() - interval '1 second' * ${waitSeconds}
          UNION ALL
          SELECT id, coach_id, written_at FROM letter
          WHERE settled_at IS NULL AND queued_at <= now() - interval '1 day'
        )
        SELECT waiting.id FROM waiting JOIN payout_account USING (coach_id)
        WHERE ${ofPlatform(platform)}
        ORDER BY written_at
        LIMIT ${limit}`)
      return rows.map(({ id }) => id as LetterId)
    },

    async noteQueued(ids) {
      await pool.query(sql`UPDATE letter SET queued_at = now() WHERE id = ANY(${ids}::uuid[])`)
    },

    settleLetter: (id, settle) =>
      inTransaction(pool, async (client) => {
        // Longer than any mail server is waited for; when this process is cut off, others go on after it.
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = '5min'`)
        const { rows } = await client.query<LetterRow>(sql`
          SELECT id, coach_id, kind, outcome FROM letter
          WHERE coach_id = (SELECT coach_id FROM letter WHERE id = ${id}::uuid)
          ORDER BY decision_id
          FOR UPDATE`)
        const all = rows.map(toKeptLetter)
        const letter = all.find((each) => each.id === id)
        if (letter === undefined || letter.outcome !== null) return
        const outcome = await settle(letter, all)
        await client.query(sql`
          UPDATE letter SET settled_at = clock_timestamp(), outcome = ${outcome} WHERE id = ${id}::uuid`)
      }),
  }
}

interface LetterRow {
  id: string
  coach_id: string
  kind: string
  outcome: string | null
}

function toKeptLetter({ id, coach_id, kind, outcome }: LetterRow): KeptLetter {
  return {
    id: id as LetterId,
    coachId: coach_id as CoachId,
    kind: kind as LetterKind,
    outcome: outcome as LetterOutcome | null,
  }
}
