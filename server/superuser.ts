import { wireOwnRole } from '../lib/composition/root'
import type { Env } from '../lib/env'

export async function noteSuperuser(settings: Pick<Env, 'DATABASE_URL' | 'STRIPE_SECRET_KEY'>): Promise<void> {
  await noteRole('DATABASE_URL', settings.DATABASE_URL, settings.STRIPE_SECRET_KEY, note)
}

export async function noteSuperuserOwner(databaseUrl: string, source = process.env): Promise<void> {
  const { MIGRATION_DATABASE_URL: name, STRIPE_SECRET_KEY = '' } = source
  const setting = name ? 'MIGRATION_DATABASE_URL' : 'DATABASE_URL'
  await noteRole(setting, databaseUrl, STRIPE_SECRET_KEY, noteOfOwner)
  await wireOwnRole({ DATABASE_URL: databaseUrl }).close()
}

async function noteRole(setting: string, databaseUrl: string, key: string, say: string): Promise<void> {
  if (!/_live_/.test(key)) return
  try {
    if (await wireOwnRole({ DATABASE_URL: databaseUrl }).isSuperuser())
      console.error(`Note: ${setting} names a superuser of PostgreSQL. ${say}`)
  } catch (error) {
    console.error(
      `Could not check whether ${setting} names a superuser: ${error instanceof Error ? error.message : error}`,
    )
  }
}

const note = 'Use a role that owns only the app’s database: CREATE ROLE greenlight LOGIN PASSWORD … NOSUPERUSER.'
const noteOfOwner = 'The owner of the tables does not need those rights (docs/database.md).'
