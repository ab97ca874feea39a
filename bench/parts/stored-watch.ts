import { Client } from 'pg'

/** Tells when a reading was kept. */
export interface StoredWatch {
  /** Resolves with the moment, by this process's clock, at which the account's next reading was kept and committed. */
  stored(accountId: string): Promise<number>
  close(): Promise<void>
}

/** By a notification of PostgreSQL, which comes after the commit: what is measured can only come out too long. */
export async function openStoredWatch(databaseUrl: string): Promise<StoredWatch> {
  const client = new Client(databaseUrl)
  await client.connect()
  // Whoever waits for a moment that does not come is told by the bench's own end.
  client.on('error', (error) => console.error(`the watch broke: ${error.message}`))
  await client.query(`
    CREATE FUNCTION bench_tell_stored() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_notify('bench_stored', NEW.stripe_account_id); RETURN NULL; END $$;
    CREATE TRIGGER bench_stored AFTER UPDATE ON account_counter
      FOR EACH ROW WHEN (NEW.fetched > OLD.fetched) EXECUTE FUNCTION bench_tell_stored();
    LISTEN bench_stored`)
  const waiting = new Map<string, (at: number) => void>()
  client.on('notification', ({ payload = '' }) => {
    waiting.get(payload)?.(performance.now())
    waiting.delete(payload)
  })
  return {
    stored: (accountId) => new Promise((resolve) => waiting.set(accountId, resolve)),
    async close() {
      await client.query('DROP TRIGGER bench_stored ON account_counter; DROP FUNCTION bench_tell_stored')
      await client.end()
    },
  }
}
