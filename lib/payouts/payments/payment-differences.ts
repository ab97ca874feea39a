import type { ConflictFacts } from '../installation/conflict'
import type { InstallationMark } from '../installation/installation'
import type { ConflictPart } from '../vocabulary/difference'
import type { Payment } from './payment'

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

/** null where the provider does not say. */
export interface MadeFacts extends Omit<RequestedFacts, 'reference' | 'coachId' | 'accountId'> {
  reference: string | null
  coachId: string | null
  accountId: string | null
  isOurKind: boolean
}

export interface MadePayment extends Payment {
  made: MadeFacts
  createdAt: Date
}

/** Empty: it is the requested payment. */
export function differencesOf(asked: RequestedFacts, made: MadeFacts): ConflictPart[] {
  const [ours, theirs] = [factsOf(asked), factsOf(made)]
  const differing = parts.filter((part) => ours[part] !== theirs[part])
  return made.isOurKind ? differing : [...differing, 'kind']
}

/** By the provider's id, so a removed mark does not matter. */
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
