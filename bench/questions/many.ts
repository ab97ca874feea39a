import { setTimeout as wait } from 'node:timers/promises'
import { step } from '../../tools/processes/steps'
import { alternate, held } from '../compare'
import { rateOf } from '../generator/load'
import type { Ground } from '../parts/ground'
import {
  type Installation,
  openInstallation,
  pickAccounts,
  type Server,
  serveInstallation,
} from '../parts/installation'
import { type OneByOne, openOneByOne } from '../parts/one-by-one'
import type { Findings } from '../report'

const few = 1_000
const connections = 16
/** Slower than the highest read rate, so that nothing waits for the rate limit. */
const apartMilliseconds = 20

/** An event's cost with very many accounts ÷ with few. */
export async function askMany(ground: Ground): Promise<Findings> {
  const many = ground.isQuick ? 50_000 : 1_000_000
  const open = (accounts: number) => openInstallation(ground, { name: `of_${accounts}`, accounts, atStripe: few })
  const small = await step(`filling ${few} accounts`, () => open(few))
  const large = await step(`filling ${many.toLocaleString('en')} accounts`, () => open(many))
  const rounds = ground.isQuick ? { rounds: 3, warmUp: 1 } : { rounds: 15, warmUp: 3 }

  const apart = { BACKGROUND_WORK: 'apart' }
  const receivers = [
    await serveInstallation(ground, small, apart),
    await serveInstallation(ground, large, apart),
  ] as const
  const recording = await alternate(
    {
      few: () => recordMany(ground, small, receivers[0], few),
      many: () => recordMany(ground, large, receivers[1], many),
    },
    rounds,
  )
  for (const { process } of receivers) await process.stop()

  const hasty = { READS_PER_SECOND: '100' }
  const readers = [
    await serveInstallation(ground, small, hasty),
    await serveInstallation(ground, large, hasty),
  ] as const
  const events = [await openOneByOne(small, readers[0]), await openOneByOne(large, readers[1])] as const
  const storing = await alternate({ few: () => storeSome(events[0]), many: () => storeSome(events[1]) }, rounds)
  for (const { close } of events) await close()
  for (const { process } of readers) await process.stop()

  const among = `with ${many.toLocaleString('en')} accounts ÷ with ${few.toLocaleString('en')}`
  const goal = { atMost: 1.2 }
  return {
    ratios: [
      { what: `accepting a webhook event ${among}`, ...held(recording.many, recording.few), unit: 'ms', goal },
      {
        what: `accepting a webhook event and fetching its account ${among}`,
        ...held(storing.many, storing.few),
        unit: 'ms',
        goal,
      },
    ],
    facts: [],
  }
}

async function recordMany(
  { generator }: Ground,
  installation: Installation,
  { webhook }: Server,
  size: number,
): Promise<number> {
  const load = { target: webhook, template: installation.template, accounts: pickAccounts(size, 2_000), connections }
  const rate = rateOf(await generator.send(load))
  await installation.forgetClaim()
  return 1000 / rate
}

/** Mean milliseconds from sending an event until its account is stored. */
async function storeSome(events: OneByOne): Promise<number> {
  const count = 20
  let sum = 0
  for (const accountId of pickAccounts(few, count)) {
    const { sentAt, storedAt } = await events.store(accountId)
    sum += storedAt - sentAt
    await wait(apartMilliseconds)
  }
  return sum / count
}
