import type { ConflictFacts } from '../installation/conflict'
import type { InstallationMark } from '../installation/installation'
import type { ConflictPart } from '../vocabulary/difference'
import type { Payment } from './payment'

/** Everything a payment is asked for with. */
export interface RequestedFacts {
  installation: InstallationMark
  reference: string
  coachId: string
  accountId: string
  /** Minor units, as the fee. */
  amount: number
  currency: string
  fee: number
  live: boolean
}

/** What the provider says a payment was asked for with; null where it does not say. */
export interface MadeFacts extends Omit<RequestedFacts, 'reference' | 'coachId' | 'accountId'> {
  reference: string | null
  coachId: string | null
  accountId: string | null
  /** The coach is paid all of it, less our fee, in the one way we ask for. */
  isOurKind: boolean
}

/** A payment as the provider's list shows it. */
export interface MadePayment extends Payment {
  made: MadeFacts
  createdAt: Date
}

/** Every fact in which a payment is not the one that was asked for; empty: it is. */
export function differencesOf(asked: RequestedFacts, made: MadeFacts): ConflictPart[] {
  const [ours, theirs] = [factsOf(asked), factsOf(made)]
  const differing = parts.filter((part) => ours[part] !== theirs[part])
  return made.isOurKind ? differing : [...differing, 'kind']
}

/**
 * The same for a payment that is known by the provider's own id: who looks after payments there may have taken the marks
 * off it since, but cannot make it another's.
 */
export function differencesOfKnown(asked: RequestedFacts, made: MadeFacts): ConflictPart[] {
  const { installation, reference, coachId } = asked
  return differencesOf(asked, {
    ...made,
    installation: made.installation ?? installation,
    reference: made.reference ?? reference,
    coachId: made.coachId ?? coachId,
  })
}

const parts = ['installation', 'reference', 'coach', 'account', 'amount', 'currency', 'fee', 'mode'] as const

export function factsOf(facts: RequestedFacts | MadeFacts): ConflictFacts {
  const { installation, reference, coachId, accountId, amount, currency, fee, live } = facts
  return { installation, reference, coach: coachId, account: accountId, amount, currency, fee, mode: live }
}
