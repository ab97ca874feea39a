import type { SavedView, ViewStore } from '@/lib/payouts/coaches/saved-views'
import type { Database } from '../database'
import { sql } from '../sql/sql'

export function createViewStore({ pool }: Pick<Database, 'pool'>): ViewStore {
  return {
    async findViews(adminId) {
      const { rows } = await pool.query<SavedView>(sql`
        SELECT name, query FROM saved_view WHERE user_id = ${adminId} ORDER BY saved_at, name`)
      return rows
    },

    async saveView(adminId, { name, query }, most) {
      const { rowCount } = await pool.query(sql`
        INSERT INTO saved_view (user_id, name, query)
        SELECT ${adminId}, ${name}, ${query}
        WHERE (SELECT count(*) FROM saved_view WHERE user_id = ${adminId} AND name <> ${name}) < ${most}
        ON CONFLICT (user_id, name) DO UPDATE SET query = excluded.query`)
      return rowCount === 1
    },

    async removeView(adminId, name) {
      await pool.query(sql`DELETE FROM saved_view WHERE user_id = ${adminId} AND name = ${name}`)
    },
  }
}
