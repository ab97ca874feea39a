import type { Database } from '../database'
import { sql } from '../sql/sql'

/** Workers report that they run; one that is silent for a day is deleted. */
export interface WorkBeat {
  beat(processId: string, queueWorks: boolean): Promise<void>
  end(processId: string): Promise<void>
}

export function createWorkBeat({ pool }: Pick<Database, 'pool'>): WorkBeat {
  return {
    async beat(processId, queueWorks) {
      await pool.query(sql`
        WITH forgotten AS (DELETE FROM work WHERE seen_at < now() - interval '1 day' AND id <> ${processId}::uuid)
        INSERT INTO work (id, queue_seen_at) VALUES (${processId}::uuid, CASE WHEN ${queueWorks} THEN now() END)
        ON CONFLICT (id) DO UPDATE SET seen_at = now(), queue_seen_at = coalesce(excluded.queue_seen_at, work.queue_seen_at)`)
    },

    async end(processId) {
      await pool.query(sql`DELETE FROM work WHERE id = ${processId}::uuid`)
    },
  }
}
