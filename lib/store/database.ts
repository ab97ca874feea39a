import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { PrismaClient } from './generated/client'
import { createPool } from './postgres/pool'

/** One PostgreSQL, reached in two ways: patiently for people, and briskly for those who will ask again anyway. */
export interface Database {
  pool: Pool
  /** Answers or fails within two seconds, waiting for a connection included. */
  hotPool: Pool
  /** For the queue, whose upkeep takes as long as it takes and may not hold up anybody else. */
  queuePool: Pool
  prisma: PrismaClient
  close(): Promise<void>
}

/** The one set of connections to the database at `url`; the bundler may load this module several times over. */
export function database(url: string): Database {
  const known = databases.get(url)
  if (known !== undefined) return known
  const opened = open(url)
  databases.set(url, opened)
  return opened
}

const shared = globalThis as { greenlightDatabases?: Map<string, Database> }
shared.greenlightDatabases ??= new Map()
const databases = shared.greenlightDatabases

// The server gives up a moment before we do, so that a statement we stopped waiting for does not commit later.
const patient = { max: 10, connectionTimeoutMillis: 2_000, statement_timeout: 9_000, query_timeout: 10_000 }
const brisk = { max: 8, connectionTimeoutMillis: 1_000, statement_timeout: 850, query_timeout: 1_000 }

/** Longer than any background work rests, so that it finds its connections open, with what they have planned. */
const longestIdle = 60_000

function open(url: string): Database {
  const pool = createPool(url, { idleTimeoutMillis: longestIdle, ...patient })
  const hotPool = createPool(url, { idleTimeoutMillis: longestIdle, ...brisk })
  const queuePool = createPool(url, { max: 2, connectionTimeoutMillis: 2_000 })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    hotPool,
    queuePool,
    prisma,
    async close() {
      databases.delete(url)
      await prisma.$disconnect()
      await Promise.all([pool.end(), hotPool.end(), queuePool.end()])
    },
  }
}
