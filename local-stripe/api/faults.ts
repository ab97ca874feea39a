import type { Queries } from '../store/database'

/** A failure arranged through the control API for requests to come. */
export interface Fault {
  kind: 'status' | 'timeout' | 'cut'
  /** Before the operation runs, or after it has. */
  when: 'before' | 'after'
  status: number
  code?: string
  message?: string
  /** Whether the failure is what the idempotency key remembers. */
  stored: boolean
}

/** Takes the oldest fault arranged for this request, and counts it. */
export async function takeFault(db: Queries, method: string, path: string): Promise<Fault | null> {
  const { rows } = await db.query<{ effect: Fault }>(
    `UPDATE fault SET times = times - 1 WHERE times > 0 AND id = (
       SELECT id FROM fault WHERE times > 0 AND method IN ($1, '*')
         AND $2 ~ ('^' || replace(regexp_replace(path, '([.+?()\\[\\]{}|^$\\\\])', '\\\\\\1', 'g'), '*', '[^/]*') || '$')
       ORDER BY id LIMIT 1 FOR UPDATE) RETURNING effect`,
    [method, path],
  )
  return rows[0]?.effect ?? null
}

export async function arrangeFault(db: Queries, method: string, path: string, effect: Fault, times: number) {
  const row = [method, path, JSON.stringify(effect), times]
  await db.query('INSERT INTO fault (method, path, effect, times) VALUES ($1, $2, $3, $4)', row)
}

export async function forgetFaults(db: Queries): Promise<void> {
  await db.query('DELETE FROM fault')
}
