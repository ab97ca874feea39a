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

/** Creates or upgrades the queue's tables, as the other tables' owner. Safe to repeat. */
export async function prepareQueue(database: Statements): Promise<void> {
  const boss = queueOver(database, { supervise: false, schedule: false })
  const problems: unknown[] = []
  boss.on('error', (error) => problems.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (problems.length > 0) throw problems[0]
}
