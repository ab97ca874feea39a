import { connected } from '../parts/connected'
import type { Ground } from '../parts/ground'
import { type Installation, openInstallation } from '../parts/installation'
import { until } from '../parts/until'
import type { Fact, Findings } from '../report'

const accountsPerPage = 100
const million = 1_000_000
const rateLimit = 20
const quickestRate = 100

/** One worker's speed at reconciling all accounts, and the time for a million. */
export async function askReconciliation(ground: Ground): Promise<Findings> {
  const accounts = ground.isQuick ? 2_000 : 20_000
  const installation = await openInstallation(ground, { name: 'reconciliation', accounts, atStripe: accounts })
  const paced = await reconcileOnce(ground, installation, { rateLimit })
  const unpaced = await reconcileOnce(ground, installation, { rateLimit: quickestRate })
  const far = await reconcileOnce(ground, installation, { rateLimit, latency: 1000 })
  return {
    ratios: [
      {
        what: 'reconciliation: pages/s ÷ the rate limit that is set',
        measured: paced,
        against: rateLimit,
        unit: '/s',
      },
    ],
    facts: [
      fact(`at the usual pace of ${rateLimit}/s`, paced),
      fact('as fast as one worker can, next door', unpaced),
      fact('one worker, where a page takes Stripe a second', far),
    ],
  }
}

function fact(how: string, pagesPerSecond: number): Fact {
  const minutes = million / accountsPerPage / pagesPerSecond / 60
  return {
    what: `reconciliation, ${how}`,
    values: { 'pages/s': pagesPerSecond, 'minutes for a million accounts': minutes },
  }
}

async function reconcileOnce(
  { start }: Ground,
  { settings, databaseUrl, control }: Installation,
  { rateLimit, latency = 0 }: { rateLimit: number; latency?: number },
): Promise<number> {
  await control('DELETE', '/faults')
  await control('POST', '/faults', {
    method: 'GET',
    path: '/v1/accounts',
    kind: 'latency',
    latency: { ms: latency },
    times: null,
  })
  return connected(databaseUrl, async (client) => {
    await client.query('DELETE FROM reconciliation')
    const env = { ...process.env, ...settings, READS_PER_SECOND: String(rateLimit) }
    const worker = start('worker', process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env })
    let progress = { compared: 0, seconds: 0, isOver: false }
    await until('reconciliation is over', async () => {
      const { rows } = await client.query<typeof progress>(`
        SELECT compared, extract(epoch FROM coalesce(ended_at, clock_timestamp()) - began_at)::float AS seconds,
          ended_at IS NOT NULL OR began_at < clock_timestamp() - interval '30 seconds' AS "isOver"
        FROM reconciliation WHERE list = 'accounts'`)
      progress = rows[0] ?? progress
      return progress.isOver
    })
    await worker.stop()
    return progress.compared / accountsPerPage / progress.seconds
  })
}
