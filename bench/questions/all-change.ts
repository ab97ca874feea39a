import { setTimeout as wait } from 'node:timers/promises'
import { changeAtStripe, eventsPerSecond, limitStripe } from '../parts/change-all'
import { connected } from '../parts/connected'
import { fillDecisions } from '../parts/fill-installation'
import type { Ground } from '../parts/ground'
import { copyId, type Installation, openInstallation, type Server, serveInstallation } from '../parts/installation'
import { until } from '../parts/until'
import type { Fact, Findings, Ratio } from '../report'
import { shuffled } from '../simulation/shuffled'

const pageSize = 100
const readsPerSecond = 20
const volleySize = 5_000

/** Accounts that change and are notified at once, in no order: how soon all are stored, at how many requests. */
export async function askAllChange(ground: Ground): Promise<Findings> {
  const accounts = ground.isQuick ? 10_000 : 100_000
  const installation = await openInstallation(ground, { name: 'all_change', accounts, atStripe: accounts })
  await fillDecisions(installation.databaseUrl)
  await limitStripe(installation)
  const server = await serveInstallation(ground, installation, { READS_PER_SECOND: String(readsPerSecond) })
  const ratios: Ratio[] = []
  const facts: Fact[] = []
  for (const [wave, oneIn] of [1, 10, 50, 1000].entries()) {
    const changed = accountsOneIn(oneIn, accounts)
    const storm = await changeAndWait(ground, installation, server, changed, wave)
    const pages = accounts / pageSize
    const what = oneIn === 1 ? 'all change' : `1 in ${oneIn} changes`
    if (oneIn === 1)
      ratios.push(
        {
          what: `${what}: last event to all stored ÷ their pages at ${readsPerSecond}/s`,
          measured: storm.seconds * 1000,
          against: (pages / readsPerSecond) * 1000,
          unit: 'ms',
          goal: { atMost: 1.3 },
        },
        {
          what: `${what}: accounts ÷ requests`,
          measured: changed.length,
          against: storm.requests,
          unit: '',
          goal: { atLeast: 50 },
        },
      )
    else
      ratios.push({
        what: `${what}: requests ÷ those of the cheaper way alone`,
        measured: storm.requests,
        against: Math.min(pages, changed.length),
        unit: '',
        goal: { atMost: 1 },
      })
    facts.push({
      what: `${what}: ${changed.length} of ${accounts}`,
      values: { ...storm, 'seconds by single fetches': changed.length / (readsPerSecond * 0.75) },
    })
  }
  await server.process.stop()
  return { ratios, facts }
}

/** Spread over the list. */
function accountsOneIn(oneIn: number, accounts: number): string[] {
  const all = Array.from({ length: accounts - 1 }, (_, number) => copyId(number + 1))
  return shuffled(all).slice(0, Math.round(accounts / oneIn))
}

async function changeAndWait(
  { generator }: Ground,
  installation: Installation,
  { webhook }: Server,
  changed: string[],
  wave: number,
) {
  const deadline = 1_900_000_000 + wave * 86_400
  await changeAtStripe(installation, changed, deadline)
  // Requests of the wave before bear whole seconds.
  await wait(1_000)
  const { now } = await installation.control<{ now: number }>('GET', '/clock')
  for (let place = 0; place < changed.length; place += volleySize) {
    const accounts = changed.slice(place, place + volleySize)
    await generator.send({
      ...{ target: webhook, template: installation.template, accounts, connections: 4, perSecond: eventsPerSecond },
    })
  }
  const lastEventAt = performance.now()
  await until('all changes are stored', () =>
    connected(installation.databaseUrl, async (client) => {
      const { rows } = await client.query(unstored, [changed, deadline])
      return rows.length === 0
    }),
  )
  const seconds = (performance.now() - lastEventAt) / 1000
  const { data } = await installation.control<Requests>('GET', '/requests?path=/v1/accounts&limit=10000')
  const since = data.filter(({ at }) => at >= now)
  const pages = since.filter(({ path }) => path === '/v1/accounts').length
  const refused = since.filter(({ status }) => status === 429).length
  return { seconds, requests: since.length, pages, 'single fetches': since.length - pages, 'refused 429': refused }
}

interface Requests {
  data: { at: number; path: string; status: number }[]
}

const unstored = `
  SELECT FROM payout_account JOIN account_counter USING (stripe_account_id)
  WHERE stripe_account_id = ANY($1) AND (deadline IS DISTINCT FROM to_timestamp($2) OR fetched < notified) LIMIT 1`
