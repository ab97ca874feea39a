import type { Platform } from '../accounts/account'
import type { Conflict } from '../installation/conflict'
import type { ConflictPart } from '../vocabulary/difference'
import { factsOf, type MadePayment, type RequestedFacts } from './payment-differences'

type Found = Pick<MadePayment, 'paymentId' | 'made' | 'createdAt'>

/** Another payment under this payment's reference or id. */
export function paymentConflict(
  asked: RequestedFacts,
  { paymentId, made, createdAt }: Found,
  differs: ConflictPart[],
): Conflict {
  return {
    kind: 'payment',
    providerId: paymentId,
    reference: asked.reference,
    coachId: asked.coachId,
    ours: { ...factsOf(asked), kind: true },
    theirs: { ...factsOf(made), kind: made.isOurKind },
    differs,
    carriesOurMark: asked.installation !== null && made.installation === asked.installation,
    createdAt,
  }
}

/** Our mark, but no coach with that account. */
export function ownerConflict(platform: Platform, { paymentId, made, createdAt }: Found): Conflict {
  const isLive = made.live === platform.live
  return {
    kind: 'payment',
    providerId: paymentId,
    reference: made.reference,
    coachId: made.coachId,
    ours: { kind: true, mode: platform.live },
    theirs: { ...factsOf(made), kind: made.isOurKind },
    differs: isLive ? (made.isOurKind ? ['owner'] : ['kind']) : ['mode'],
    carriesOurMark: true,
    createdAt,
  }
}
