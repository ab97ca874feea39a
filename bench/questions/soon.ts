import { setTimeout as wait } from 'node:timers/promises'
import { alternate, timed } from '../compare'
import type { Ground } from '../parts/ground'
import {
  copyId,
  type Installation,
  openInstallation,
  type Server,
  serveInstallation,
  startWorkerOf,
} from '../parts/installation'
import { openOneByOne } from '../parts/one-by-one'
import type { Findings, Ratio } from '../report'
import { median, percentile } from '../statistics'

const accounts = 1000
const apartMilliseconds = 150

/** The latency the local Stripe adds to a fetch. */
const distances = {
  'at Stripe’s own distance': { median_ms: 120, p99_ms: 350, tail: 'log-normal' },
  'next door': { ms: 0 },
}

/** From the 2xx until the account is stored, against one fetch alone, with nothing else waiting. */
export async function askSoon(ground: Ground): Promise<Findings> {
  const inside = await openInstallation(ground, { name: 'soon', accounts, atStripe: accounts })
  const whole = await serveInstallation(ground, inside)
  const ratios = await storeSoon(ground, inside, whole)
  await whole.process.stop()

  const apart = await openInstallation(ground, { name: 'soon_apart', accounts, atStripe: accounts })
  const receiving = await serveInstallation(ground, apart, { BACKGROUND_WORK: 'apart' })
  const worker = await startWorkerOf(ground, apart)
  ratios.push(...(await storeSoon(ground, apart, receiving, ', work apart')))
  await worker.stop()
  await receiving.process.stop()
  return { ratios, facts: [] }
}

async function storeSoon(ground: Ground, installation: Installation, server: Server, note = ''): Promise<Ratio[]> {
  const events = await openOneByOne(installation, server)
  let round = 0
  const nextAccount = () => copyId(1 + (round++ % (accounts - 1)))

  const storeOne = async () => {
    const { receivedAt, storedAt } = await events.store(nextAccount())
    await wait(apartMilliseconds)
    return storedAt - receivedAt
  }
  const readOne = () => timed(() => installation.stripe.accounts.retrieve(nextAccount()))

  const ratios: Ratio[] = []
  for (const [distance, latency] of Object.entries(distances)) {
    await installation.control('DELETE', '/faults')
    await installation.control('POST', '/faults', { ...reads, latency })
    const times = await alternate({ storeOne, readOne }, { rounds: ground.isQuick ? 20 : 200, warmUp: 20 })
    const p99 = { measured: percentile(times.storeOne, 0.99), against: percentile(times.readOne, 0.99) }
    const p50 = { measured: median(times.storeOne), against: median(times.readOne) }
    const what = `2xx to stored${note} ÷ one read, ${distance}`
    ratios.push(
      { what: `${what}, p99`, ...p99, unit: 'ms', goal: { atMost: 3 } },
      { what: `${what}, p50`, ...p50, unit: 'ms' },
    )
  }
  await events.close()
  return ratios
}

const reads = { method: 'GET', path: '/v1/accounts/*', kind: 'latency', times: null }
