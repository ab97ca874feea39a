import type { Pool } from 'pg'
import type { Morning } from '@/lib/payouts/alerts/morning'
import type { AlertStore } from '@/lib/payouts/ports/alert-store'
import { json, sql } from '../sql/sql'
import { timingOf } from './alert-readers'

/** From the last digest of the person on, but not from before they were staff, nor from more than a week ago. */
export async function storeDigests(pool: Pool, mornings: Parameters<AlertStore['storeDigests']>[0]): Promise<void> {
  await pool.query(sql`
    INSERT INTO alert_message (kind, cause, user_id, covers_from, covers_until)
    SELECT 'digest', 'digest ' || day || ' ' || admin.user_id, admin.user_id, since.at, morning.at
    FROM jsonb_to_recordset(${json(mornings.map(toRow))}) AS morning (user_id text, day text, at timestamptz)
      JOIN admin USING (user_id)
      CROSS JOIN LATERAL (
        SELECT greatest(admin.granted_at, morning.at - interval '7 days', (
          SELECT max(covers_until) FROM alert_message WHERE kind = 'digest' AND user_id = admin.user_id)) AS at
      ) since
    WHERE EXISTS (
      SELECT FROM alert_group
      WHERE gathered_at > since.at AND gathered_at <= morning.at AND ${timingOf(sql`alert_group.kind`)} <> 'none'
        AND NOT EXISTS (
          SELECT FROM alert_message WHERE group_id = alert_group.id AND user_id = admin.user_id))
    ON CONFLICT (cause) DO NOTHING`)
}

function toRow({ adminId, day, at }: Morning & { adminId: string }) {
  return { user_id: adminId, day, at }
}
