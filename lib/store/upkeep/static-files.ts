import type { Database } from '../database'
import { sql } from '../sql/sql'

/** Files named by their content, so a name always means the same file. */
export interface StaticFiles {
  /** Stores a build's files for servers of other builds, and reads only those it lacks; safe to repeat. */
  keep(paths: string[], read: (path: string) => Buffer): Promise<void>
  /** Deletes files of builds that no server started for three months. */
  forgetOld(): Promise<void>
  find(path: string): Promise<Buffer | null>
}

export function createStaticFiles({ pool }: Pick<Database, 'pool'>): StaticFiles {
  return {
    async keep(paths, read) {
      const known = await pool.query<{ path: string }>(sql`
        UPDATE static_file SET kept_at = now() WHERE path = ANY(${paths}) RETURNING path`)
      const stored = new Set(known.rows.map(({ path }) => path))
      const lacking = paths.filter((path) => !stored.has(path)).sort()
      if (lacking.length === 0) return
      await pool.query(sql`
        INSERT INTO static_file (path, body)
        SELECT * FROM unnest(${lacking}::text[], ${lacking.map(read)}::bytea[])
        ON CONFLICT (path) DO UPDATE SET kept_at = now()`)
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
