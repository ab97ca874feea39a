import { passes, wireDatabaseCheck } from '../lib/composition/root'
import type { Env } from '../lib/env'
import { sayDatabase } from './database-words'

/**
 * Says what is wrong with the database before anybody is answered. Ends the process where only a person can mend it; one
 * that is away is waited for.
 */
export async function databaseOrExit(settings: Pick<Env, 'DATABASE_URL'>): Promise<void> {
  const state = await wireDatabaseCheck(settings)()
  if (state.kind === 'ready') return
  console.error(sayDatabase(state))
  if (!passes(state.reason)) process.exit(1)
  console.error('Starting anyway: the app waits for the database.')
}
