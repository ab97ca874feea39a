/** Numbers from 0 to 1; the same seed gives the same sequence (mulberry32, public domain). */
export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Throws for an empty list. */
export function pick<Each>(chance: Chance, among: readonly Each[]): Each {
  const picked = among[Math.floor(chance() * among.length)]
  if (picked === undefined) throw new RangeError('there is nothing to pick from')
  return picked
}
