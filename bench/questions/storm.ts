import { accepted } from '../generator/load'
import type { Ground } from '../parts/ground'
import { type Installation, openInstallation, pickAccounts, serveInstallation } from '../parts/installation'
import { untilNoneWaits } from '../parts/until'
import type { Findings } from '../report'

const accounts = 500
const deliveriesPerSecond = 200
const readsAllowed = 10

/** Fetches per event while Stripe limits the rate, and whether we ever refuse an event. */
export async function askStorm(ground: Ground): Promise<Findings> {
  const installation = await openInstallation(ground, { name: 'storm', accounts, atStripe: accounts })
  const { process, webhook } = await serveInstallation(ground, installation)
  await installation.control('POST', '/faults', {
    method: 'GET',
    path: '/v1/accounts/*',
    kind: 'rate',
    per_second: readsAllowed,
    times: null,
  })
  const deliveries = ground.isQuick ? 2_000 : 10_000
  const before = await countReads(installation)
  const began = Date.now()
  const volley = await ground.generator.send({
    target: webhook,
    template: installation.template,
    accounts: pickAccounts(accounts, deliveries),
    connections: 16,
    perSecond: deliveriesPerSecond,
  })
  await untilNoneWaits(installation.databaseUrl)
  const seconds = (Date.now() - began) / 1000
  await process.stop()
  const after = await countReads(installation)
  const reads = after.all - before.all
  return {
    ratios: [
      { what: 'storm: reads ÷ deliveries', measured: reads, against: deliveries, unit: '', goal: { atMost: 0.25 } },
      {
        what: 'storm: deliveries not answered 2xx ÷ deliveries',
        measured: deliveries - accepted(volley),
        against: deliveries,
        unit: '',
        goal: { atMost: 0 },
      },
    ],
    facts: [
      {
        what: `storm: ${deliveries} deliveries for ${accounts} accounts, ${deliveriesPerSecond}/s, ${readsAllowed} reads/s admitted`,
        values: {
          'reads per 1,000 deliveries': (reads / deliveries) * 1000,
          'refused 429': after.refused - before.refused,
          'seconds until all was stored': seconds,
        },
      },
    ],
  }
}

/** Requests about single accounts, refusals and retries included. */
async function countReads({ control }: Installation): Promise<{ all: number; refused: number }> {
  const path = '/requests?path=/v1/accounts/&limit=10000'
  const { data } = await control<{ data: { status: number }[] }>('GET', path)
  return { all: data.length, refused: data.filter(({ status }) => status === 429).length }
}
