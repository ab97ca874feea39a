import type { SealFault } from '@/lib/payouts/ports/seal-store'

/** For the sentence of its kind. */
export function sealFaultValues(fault: SealFault) {
  const { seal } = fault
  if (fault.kind !== 'decisions') return { seal, afterId: '', upToId: '', changed: 0, ids: '', missing: 0 }
  const { afterId, upToId, changed, missing } = fault
  return { seal, afterId, upToId, changed: changed.length, ids: changed.join(', '), missing }
}
