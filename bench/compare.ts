import { median, middleHalf } from './statistics'

export type Round = () => Promise<number>

export type Rounds<Name extends string> = Record<Name, number[]>

/**
 * Contestants take turns, so that other load on the machine hits all alike. Each round starts with another one, so that
 * none always follows the slowest.
 */
export async function alternate<Name extends string>(
  contestants: Record<Name, Round>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Rounds<Name>> {
  const names = Object.keys(contestants) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rounds<Name>
  for (let round = -warmUp; round < rounds; round += 1) {
    const first = Math.abs(round) % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const value = await contestants[name]()
      if (round >= 0) measured[name].push(value)
    }
  }
  return measured
}

/** Both medians, and the middle half of the rounds' ratios. */
export function held(measured: number[], against: number[]) {
  const ratios = measured.map((value, round) => value / (against[round] ?? Number.NaN))
  return { measured: median(measured), against: median(against), spread: middleHalf(ratios) }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
