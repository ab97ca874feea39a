import type { Ground } from '../parts/ground'
import type { Fact, Findings } from '../report'
import { shuffled } from '../simulation/shuffled'
import { simulateStorm } from '../simulation/simulate-storm'

const overSeconds = 300

/** How long a storm takes among a million accounts, by the app's own planning in time that is not waited for. */
export async function askSimulatedStorms({ isQuick }: Ground): Promise<Findings> {
  const accounts = isQuick ? 100_000 : 1_000_000
  const all = Array.from({ length: accounts }, (_, account) => account)
  const facts: Fact[] = []
  for (const share of [0.001, 0.05, 1]) {
    const changed = shuffled(all).slice(0, accounts * share)
    const outcome = await simulateStorm({ accounts, changed, overSeconds })
    facts.push({
      what: `simulated: ${share * 100} % of ${accounts.toLocaleString('en')} change within ${overSeconds} s`,
      values: { ...outcome, 'seconds by single fetches': Math.max(0, changed.length / 15 - overSeconds) },
    })
  }
  return { ratios: [], facts }
}
