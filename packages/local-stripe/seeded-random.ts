import { createHash } from 'node:crypto'

/** A number from 0 to 1, always the same for the same seed, number and matter. */
export function seededRandom(seed: number, number: number, matter: string): number {
  const hash = createHash('sha256').update(`${seed} ${number} ${matter}`).digest()
  return hash.readUInt32BE(0) / 2 ** 32
}

/**
 * A heavy-tailed factor: a Pareto curve through the median, which is 1, and the ninety-ninth percentile.
 * @param chance from 0 up to 1
 */
export function paretoFactor(p99: number, chance: number): number {
  return p99 <= 1 ? 1 : (0.5 / (1 - chance)) ** (Math.log(p99) / Math.log(50))
}
