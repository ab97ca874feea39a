import type { Client } from 'pg'

export interface Trigger {
  table: string
  name: string
}

/** Another commit's schema may lack it. */
export async function hasTable(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>('SELECT to_regclass($1) IS NOT NULL AS is', [table])
  return rows[0]?.is === true
}

export async function withoutTriggers(
  client: Client,
  triggers: Trigger[],
  work: () => Promise<unknown>,
): Promise<void> {
  for (const { table, name } of triggers) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`)
  await work()
  for (const { table, name } of triggers) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${name}`)
}

export const allOf = (table: string): Trigger[] => [{ table, name: 'ALL' }]
