import { setTimeout as wait } from 'node:timers/promises'
import { takeTurns, timed } from '../compare'
import { openConnection } from '../generator/connection'
import { signDeliveries } from '../generator/deliveries'
import type { Ground } from '../parts/ground'
import { copyId, openHouse, serveHouse } from '../parts/house'
import { openStoredWatch } from '../parts/stored-watch'
import type { Fact, Findings, Ratio } from '../report'
import { median, percentile } from '../statistics'

const accounts = 1000
/** Further apart than turns at reading are, so that none has to wait for one. */
const apartMilliseconds = 150

/** Stripe's distance, as a latency the local Stripe adds to a read. */
const distances = {
  'at Stripe’s own distance': { median_ms: 120, p99_ms: 350, tail: 'log-normal' },
  'next door': { ms: 0 },
}

/** From the 2xx until the account is stored anew, over what one read takes by itself, while nothing else waits. */
export async function askSoon(ground: Ground): Promise<Findings> {
  const house = await openHouse(ground, { name: 'soon', accounts, atStripe: accounts })
  const { process, webhook } = await serveHouse(ground, house)
  const watch = await openStoredWatch(house.databaseUrl)
  const connection = await openConnection(webhook.port)
  let turn = 0
  const nextAccount = () => copyId(1 + (turn++ % (accounts - 1)))

  const storeOne = async () => {
    const account = nextAccount()
    const stored = watch.stored(account)
    const [delivery] = signDeliveries(webhook, house.template, [account])
    const status = await connection.send(delivery as Buffer)
    const heardAt = performance.now()
    if (status !== 200) throw new Error(`a notice was answered ${status}`)
    const milliseconds = (await stored) - heardAt
    await wait(apartMilliseconds)
    return milliseconds
  }
  const readOne = () => timed(() => house.stripe.accounts.retrieve(nextAccount()))

  const ratios: Ratio[] = []
  const facts: Fact[] = []
  for (const [distance, latency] of Object.entries(distances)) {
    await house.control('DELETE', '/faults')
    await house.control('POST', '/faults', { ...reads, latency })
    const times = await takeTurns({ storeOne, readOne }, { rounds: ground.isQuick ? 20 : 200, warmUp: 20 })
    const p99 = { measured: percentile(times.storeOne, 0.99), against: percentile(times.readOne, 0.99) }
    const p50 = { measured: median(times.storeOne), against: median(times.readOne) }
    ratios.push(
      { what: `2xx to stored, over one read, ${distance}, p99`, ...p99, unit: 'ms', goal: { atMost: 3 } },
      { what: `2xx to stored, over one read, ${distance}, p50`, ...p50, unit: 'ms' },
    )
  }
  connection.close()
  await watch.close()
  await process.stop()
  return { ratios, facts }
}

const reads = { method: 'GET', path: '/v1/accounts/*', kind: 'latency', times: null }
