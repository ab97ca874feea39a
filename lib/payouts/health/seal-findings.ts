import type { KeptFacts } from './facts'
import { broken, type Finding, fine, worthALook } from './finding'

const hour = 3600
const longestUnchecked = 48 * hour

export function sealFinding({ seals }: Pick<KeptFacts, 'seals'>, { now }: { now: Date }): Finding {
  const { unsealedSince, wholeAt, firstSealedAt, faults } = seals
  const [first] = faults
  if (first !== undefined) return broken('decisions-altered', { count: faults.length, seal: first.seal })
  if (isOlder(unsealedSince, hour, now)) return worthALook('seals-late', { since: unsealedSince as Date })
  const since = wholeAt ?? firstSealedAt
  if (isOlder(since, longestUnchecked, now)) return worthALook('seals-late', { since: since as Date })
  return wholeAt === null ? fine('decisions-unchecked') : fine('decisions-whole', { at: wholeAt })
}

function isOlder(at: Date | null, seconds: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() > seconds * 1000
}
