import { step } from '../../scripts/steps'
import { held, takeTurns } from '../compare'
import { rateOf } from '../generator/load'
import type { Ground } from '../parts/ground'
import { type House, openHouse, pickAccounts, type Server, serveHouse } from '../parts/house'
import { untilNoneWaits } from '../parts/until'
import type { Findings } from '../report'

const few = 1_000
const connections = 16

/** What a notice costs among very many stored accounts, over what it costs among few. */
export async function askMany(ground: Ground): Promise<Findings> {
  const many = ground.isQuick ? 50_000 : 1_000_000
  const open = (accounts: number) => openHouse(ground, { name: `of_${accounts}`, accounts, atStripe: few })
  const small = await step(`filling ${few} accounts`, () => open(few))
  const large = await step(`filling ${many.toLocaleString('en')} accounts`, () => open(many))
  const rounds = ground.isQuick ? { rounds: 3, warmUp: 1 } : { rounds: 15, warmUp: 3 }

  const apart = { BACKGROUND_WORK: 'apart' }
  const receivers = [await serveHouse(ground, small, apart), await serveHouse(ground, large, apart)] as const
  const hearing = await takeTurns(
    {
      few: () => hearMany(ground, small, receivers[0], few),
      many: () => hearMany(ground, large, receivers[1], many),
    },
    rounds,
  )
  for (const { process } of receivers) await process.stop()

  // As many turns at reading as may be set, so that the time is the work's and not the pace's.
  const hasty = { READS_PER_SECOND: '100' }
  const readers = [await serveHouse(ground, small, hasty), await serveHouse(ground, large, hasty)] as const
  const storing = await takeTurns(
    {
      few: () => storeSome(ground, small, readers[0]),
      many: () => storeSome(ground, large, readers[1]),
    },
    { rounds: ground.isQuick ? 2 : 7, warmUp: 1 },
  )
  for (const { process } of readers) await process.stop()

  const among = `among ${many.toLocaleString('en')} accounts, over among ${few.toLocaleString('en')}`
  const goal = { atMost: 1.2 }
  return {
    ratios: [
      { what: `accepting a notice ${among}`, ...held(hearing.many, hearing.few), unit: 'ms', goal },
      { what: `accepting and reading a notice ${among}`, ...held(storing.many, storing.few), unit: 'ms', goal },
    ],
    facts: [],
  }
}

/** Milliseconds a notice of any account. */
async function hearMany({ generator }: Ground, house: House, { webhook }: Server, size: number): Promise<number> {
  const load = { target: webhook, template: house.template, accounts: pickAccounts(size, 2_000), connections }
  const rate = rateOf(await generator.send(load))
  await house.forgetNews()
  return 1000 / rate
}

/** Milliseconds a notice, until all are stored anew; of accounts the local Stripe has. */
async function storeSome({ generator }: Ground, house: House, { webhook }: Server): Promise<number> {
  const count = 100
  const load = { target: webhook, template: house.template, accounts: pickAccounts(few, count), connections }
  const began = performance.now()
  rateOf(await generator.send(load))
  await untilNoneWaits(house.databaseUrl)
  return (performance.now() - began) / count
}
