import { readdirSync, readFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'
import type { Queries } from './queries'

const folder = new URL('migrations/', packageFolder)

/** Applies new migrations in order of their names; forward only. */
export async function migrate(tx: Queries): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('local-stripe migrations'))")
  await tx.query('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied timestamptz DEFAULT now())')
  const { rows } = await tx.query<{ name: string }>('SELECT name FROM migration')
  const applied = new Set(rows.map(({ name }) => name))
  for (const name of readdirSync(folder).sort()) {
    if (applied.has(name) || !name.endsWith('.sql')) continue
    await tx.query(readFileSync(new URL(name, folder), 'utf8'))
    await tx.query('INSERT INTO migration (name) VALUES ($1)', [name])
  }
}
