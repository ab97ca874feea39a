import type { AlertMessage, AlertStore } from '@/lib/payouts/ports/alert-store'
import type { AlertMessageKind } from '@/lib/payouts/vocabulary/alert'
import type { AdminId, AlertMessageId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { json, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { readDigestFacts, readGroupFacts } from './alert-facts'
import { findReader, getChoices } from './alert-readers'
import { gatherAlerts } from './gather-alerts'
import { storeDigests } from './store-digests'

export function createAlertStore({ pool }: Pick<Database, 'pool'>): AlertStore {
  return {
    getAlertChoices: (adminId) => getChoices(pool, adminId),

    async chooseAlerts(adminId, choices) {
      await pool.query(sql`
        INSERT INTO alert_choice (user_id, kind, timing) SELECT ${adminId}, key, value FROM jsonb_each_text(${json(choices)})
        ON CONFLICT (user_id, kind) DO UPDATE SET timing = excluded.timing`)
    },

    async noteFindings(names) {
      await pool.query(sql`
        WITH cured AS (
          UPDATE alert SET cured_at = now()
          WHERE kind = 'health' AND cured_at IS NULL AND about <> ALL(${names}::text[])
        )
        INSERT INTO alert (kind, about, cause) SELECT 'health', name, 'health ' || name || ' ' || now()
        FROM unnest(${names}::text[]) name
        ON CONFLICT DO NOTHING`)
    },

    gatherAlerts: (platform, gathering) => gatherAlerts(pool, platform, gathering),

    async staffZones() {
      const { rows } = await pool.query<{ now: Date; id: AdminId | null; zone: string | null }>(sql`
        SELECT now() AS now, person.id, coalesce(person.chosen_zone, person.zone) AS zone
        FROM (SELECT) always LEFT JOIN (admin JOIN "user" person ON person.id = admin.user_id) ON true`)
      return {
        now: rows[0]?.now as Date,
        staff: rows.flatMap(({ id, zone }) => (id === null ? [] : [{ adminId: id, zone }])),
      }
    },

    storeDigests: (mornings) => storeDigests(pool, mornings),

    async dueAlertMessages(limit) {
      const { rows } = await pool.query<{ id: AlertMessageId }>(sql`
        SELECT id FROM alert_message
        WHERE settled_at IS NULL AND (queued_at IS NULL OR queued_at <= now() - interval '1 day')
        ORDER BY stored_at LIMIT ${limit}`)
      return rows.map(({ id }) => id)
    },

    async noteQueuedAlerts(ids) {
      await pool.query(sql`UPDATE alert_message SET queued_at = now() WHERE id = ANY(${ids}::uuid[])`)
    },

    settleAlertMessage: (id, platform, settle) =>
      inTransaction(pool, async (client) => {
        // Longer than any mail server's limit; if this process is cut off, others continue after it.
        await client.query(`SET LOCAL idle_in_transaction_session_timeout = '5min'`)
        const { rows } = await client.query<MessageRow>(sql`
          SELECT kind, group_id, user_id, covers_from, covers_until, stored_at, outcome, clock_timestamp() AS now
          FROM alert_message WHERE id = ${id}::uuid FOR UPDATE`)
        const [row] = rows
        if (row === undefined || row.outcome !== null) return
        const alerts =
          row.kind === 'digest'
            ? await readDigestFacts(client, platform, row as DigestRow)
            : await readGroupFacts(client, platform, row.group_id as string)
        const about = { id, storedAt: row.stored_at, now: row.now, alerts }
        const message: AlertMessage =
          row.kind === 'webhook'
            ? { ...about, kind: row.kind }
            : { ...about, kind: row.kind, reader: await findReader(client, row.user_id as AdminId) }
        const outcome = await settle(message)
        await client.query(sql`
          UPDATE alert_message SET settled_at = clock_timestamp(), outcome = ${outcome} WHERE id = ${id}::uuid`)
      }),
  }
}

interface MessageRow {
  kind: AlertMessageKind
  group_id: string | null
  user_id: string | null
  covers_from: Date | null
  covers_until: Date | null
  stored_at: Date
  outcome: string | null
  now: Date
}

interface DigestRow extends MessageRow {
  user_id: string
  covers_from: Date
  covers_until: Date
}
