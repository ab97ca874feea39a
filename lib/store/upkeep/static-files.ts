import type { Database } from '../database'
import { sql } from '../sql/sql'

/** Files named by their content, so a name always means the same file. */
export interface StaticFiles {
  /** Stores a file for servers of other builds; safe to repeat. */
  keep(path: string, body: Buffer): Promise<void>
  /** Deletes files of builds that no server started for three months. */
  forgetOld(): Promise<void>
  find(path: string): Promise<Buffer | null>
}

export function createStaticFiles({ pool }: Pick<Database, 'pool'>): StaticFiles {
  return {
    async keep(path, body) {
      const known = await pool.query(sql`UPDATE static_file SET kept_at = now() WHERE path = ${path}`)
      if (known.rowCount === 1) return
      await pool.query(sql`
        INSERT INTO static_file (path, body) VALUES (${path}, ${body}) ON CONFLICT (path) DO UPDATE SET kept_at = now()`)
    },
    async forgetOld() {
      await pool.query(sql`DELETE FROM static_file WHERE kept_at < now() - interval '90 days'`)
    },
    async find(path) {
      const { rows } = await pool.query<{ body: Buffer }>(sql`SELECT body FROM static_file WHERE path = ${path}`)
      return rows[0]?.body ?? null
    },
  }
}
