import { Pool, type PoolConfig } from 'pg'
import { OurClient } from './client'
import { pooledSettings } from './session'
import { findWay, knownWay } from './way'

/** Connections that all speak as `sessionSettings` say, straight to PostgreSQL or through a pooler. */
export function createPool(url: string, limits: PoolConfig = {}): Pool {
  const pool = new OurPool({ connectionString: url, fallback_application_name: 'greenlight', ...limits })
  // Node ends the process over an unheard 'error'. An idle connection that broke is already out of the pool, and
  // whoever needs the next one is told if there is none.
  pool.on('error', () => {})
  return pool
}

class OurPool extends Pool {
  constructor(private readonly config: PoolConfig) {
    super({ ...config, Client: OurClient as never })
  }

  /** The way is found first, so that a connection has all of its own time. */
  // biome-ignore lint/suspicious/noExplicitAny: pg's own answers a promise, or calls back.
  override connect(callback?: (...answer: any[]) => void): any {
    const connect = super.connect.bind(this) as (callback?: unknown) => unknown
    if (knownWay(this.config) !== undefined) return connect(callback)
    const found = findWay(this.config, pooledSettings)
    if (callback === undefined) return found.then(() => connect())
    found.then(() => connect(callback), callback)
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's own has eight signatures, and each goes through as it came.
  override query(...asked: any[]): any {
    if (knownWay(this.config) === 'straight') return (super.query as (...asked: unknown[]) => unknown)(...asked)
    return this.queryAlone(asked)
  }

  /** Like pg's own, and within a transaction where only that has a time-out. */
  private async queryAlone(asked: unknown[]): Promise<unknown> {
    const client = (await this.connect()) as unknown as OurClient & { release(broken?: boolean): void }
    // Node ends the process over an unheard 'error'; the statement under way fails with it.
    client.on('error', ignore)
    try {
      const answer = client.needsTransactions ? await inTransaction(client, asked) : await client.query(...asked)
      client.off('error', ignore)
      client.release()
      return answer
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

async function inTransaction(client: OurClient, asked: unknown[]): Promise<unknown> {
  await client.query('BEGIN')
  const answer = await client.query(...asked)
  await client.query('COMMIT')
  return answer
}

const ignore = () => {}
