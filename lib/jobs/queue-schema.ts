import { type ConstructorOptions, PgBoss } from 'pg-boss'

/** One text may hold several statements. */
export interface Statements {
  // biome-ignore lint/suspicious/noExplicitAny: the queue's own rows.
  query(text: string, values?: unknown[]): Promise<{ rows: any[] }>
}

export function queueOver(database: Statements, options: ConstructorOptions): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => database.query(text, values) },
    schema: 'pgboss',
    registerInstance: false,
    ...options,
  })
}

/** So many wait for their first try. */
export async function isFull(database: Statements, name: string, most: number): Promise<boolean> {
  const { rows } = await database.query(
    `SELECT count(*) >= $2 AS is_full
     FROM (SELECT FROM pgboss.job WHERE name = $1 AND state = 'created' LIMIT $2::int) waiting`,
    [name, most],
  )
  return rows[0]?.is_full === true
}

/** Creates or upgrades the queue's tables, as the other tables' owner. Safe to repeat. */
export async function prepareQueue(database: Statements): Promise<void> {
  const boss = queueOver(database, { supervise: false, schedule: false })
  const problems: unknown[] = []
  boss.on('error', (error) => problems.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (problems.length > 0) throw problems[0]
}
