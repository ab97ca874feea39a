import { type ConstructorOptions, PgBoss } from 'pg-boss'

/** Runs statements, several at once where one text holds several. */
export interface Statements {
  // biome-ignore lint/suspicious/noExplicitAny: the queue's own rows.
  query(text: string, values?: unknown[]): Promise<{ rows: any[] }>
}

/** The queue over connections of ours. */
export function queueOver(database: Statements, options: ConstructorOptions): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => database.query(text, values) },
    schema: 'pgboss',
    registerInstance: false,
    ...options,
  })
}

/** Makes the queue's own tables, or brings them up to date, as the role that owns the others. Safe to repeat. */
export async function prepareQueue(database: Statements): Promise<void> {
  const boss = queueOver(database, { supervise: false, schedule: false })
  const problems: unknown[] = []
  boss.on('error', (error) => problems.push(error))
  await boss.start()
  await boss.stop({ graceful: false })
  if (problems.length > 0) throw problems[0]
}
