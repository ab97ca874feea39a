import type { Ratio } from './report'

/** Does it once. */
type Work = () => Promise<unknown>

/**
 * Times two ways by turns, so that whatever else the machine does befalls both, and gives their medians.
 * @param rounds how often each is done, after a tenth of that to warm up
 */
export async function compare(
  what: string,
  { plain, hard, rounds, limit }: { plain: Work; hard: Work; rounds: number; limit: number },
): Promise<Ratio> {
  const times: [number[], number[]] = [[], []]
  const warmUp = Math.ceil(rounds / 10)
  for (let round = -warmUp; round < rounds; round += 1) {
    const pair: [number, number] = [await timed(plain), await timed(hard)]
    if (round < 0) continue
    times[0].push(pair[0])
    times[1].push(pair[1])
  }
  return { what, plain: median(times[0]), hard: median(times[1]), limit }
}

async function timed(work: Work): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
