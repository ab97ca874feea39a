import { median, middleHalf } from './statistics'

/** Does one round and answers what it measured. */
export type Round = () => Promise<number>

/** Each contestant's measurements, one for every round. */
export type Rounds<Name extends string> = Record<Name, number[]>

/**
 * Has contestants take turns, so that whatever else the machine does befalls all alike. Each round begins with another
 * one, so that none is always the one that comes after the slowest.
 */
export async function takeTurns<Name extends string>(
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

/** Medians of both, and where the middle half of their rounds' ratios lies. */
export function held(measured: number[], against: number[]) {
  const ratios = measured.map((value, round) => value / (against[round] ?? Number.NaN))
  return { measured: median(measured), against: median(against), spread: middleHalf(ratios) }
}

/** Milliseconds that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
