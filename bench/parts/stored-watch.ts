import { Client } from 'pg'

export interface StoredWatch {
  /** Resolves with the time at which the account's next snapshot was committed. */
  stored(accountId: string): Promise<number>
  close(): Promise<void>
}

/** By a PostgreSQL notification after the commit: the measure can only be too long. */
export async function openStoredWatch(databaseUrl: string): Promise<StoredWatch> {
  const client = new Client(databaseUrl)
  await client.connect()
  // The bench itself fails when the awaited moment does not come.
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
