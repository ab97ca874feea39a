import { type CustomTypesConfig, Pool, types } from 'pg'
import { OurClient } from './client'
import { migrate } from './migrate'
import type { Queries } from './queries'

export interface Database extends Queries {
  /** Runs all of `work` or nothing of it. */
  transaction<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Opens the local Stripe's database and migrates it. */
export async function openDatabase(url: string): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 10, Client: OurClient, types: ourTypes })
  // The next query replaces a broken idle connection, and reports what is wrong.
  pool.on('error', (error) => console.error(`local Stripe lost a database connection: ${error.message}`))
  await inTransaction(pool, migrate)
  return {
    query: pool.query.bind(pool) as Queries['query'],
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

/** Reads bigint columns as numbers: here they are counters far below 2^53. The caller's own `pg` reads as before. */
const ourTypes = {
  getTypeParser: (type: number, format?: 'text') =>
    type === types.builtins.INT8 ? Number : types.getTypeParser(type, format),
} as CustomTypesConfig

async function inTransaction<Result>(pool: Pool, work: (tx: Queries) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}
