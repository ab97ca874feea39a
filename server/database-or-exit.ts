import { passes, wireDatabaseCheck } from '../lib/composition/root'
import type { Env } from '../lib/env'
import { sayDatabase } from './database-words'

/**
 * Reports a database problem before anyone is answered. Exits where only a person can fix it; waits for a database that
 * is away.
 */
export async function databaseOrExit(settings: Pick<Env, 'DATABASE_URL'>): Promise<void> {
  const state = await wireDatabaseCheck(settings)()
  if (state.kind === 'ready') return
  console.error(sayDatabase(state))
  if (!passes(state.reason)) process.exit(1)
  console.error('Starting anyway: the app waits for the database.')
}
