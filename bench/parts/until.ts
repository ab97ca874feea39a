import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { connected } from './connected'

const deadlineSeconds = 300

/** Waits until every wanted fetch is done. Throws when that takes too long. */
export async function untilNoneWaits(databaseUrl: string): Promise<void> {
  await connected(databaseUrl, (client) =>
    until('news are fetched', async () => {
      const waiting = await countOf(client, 'SELECT FROM account_counter WHERE is_coachs AND fetched < notified')
      return waiting === 0
    }),
  )
}

/** Throws after five minutes. */
export async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const began = Date.now()
  while (!(await isTrue())) {
    if (Date.now() - began > deadlineSeconds * 1000) throw new Error(`After ${deadlineSeconds} s still not: ${what}.`)
    await wait(200)
  }
}

async function countOf(client: Client, rows: string): Promise<number> {
  const { rowCount } = await client.query(`${rows} LIMIT 1`)
  return rowCount ?? 0
}
