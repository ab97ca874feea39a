import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import type { ChargeFacts, Evidence } from './decision'
import type { Clock, Log, Pace } from './doors'
import { ageSeconds, isStale } from './freshness'
import { type GateRefusal, gateRefusals } from './gate'
import type { AccountId, CoachId } from './ids'
import { type MoneyFault, moneyFault } from './money'
import type { CollectRefusal, Provider } from './provider'
import { reread } from './reread'
import type { Store } from './store'

export interface ChargeRequest {
  coachId: CoachId
  /** Minor units of the currency, a whole number above zero. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  /** The caller's own id for this charge. Sent again within a day, it is the same charge. */
  reference: string
}

export type ChargeAnswer =
  | { kind: 'collected'; paymentId: string; status: string }
  | { kind: 'invalid'; fault: MoneyFault | 'reference' }
  | { kind: 'no-such-coach' }
  /** Our gate said no. */
  | { kind: 'refused'; reasons: GateRefusal[] }
  /** The provider said no after our gate said yes. */
  | { kind: 'declined'; reason: CollectRefusal }
  /** Nothing is known; the same reference may be sent again. */
  | { kind: 'away' }

export interface ChargeDoors {
  store: Store
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
  /** Seconds after which the gate asks the provider again. */
  maxAgeSeconds: number
}

const machine = { kind: 'machine' } as const
const referenceGrammar = /^[A-Za-z0-9._:-]{1,64}$/

/** Takes money for a coach, through the gate and no other way; every answer is on record before and after. */
export async function charge(doors: ChargeDoors, request: ChargeRequest): Promise<ChargeAnswer> {
  const { coachId, amount, currency, reference } = request
  const fault = referenceGrammar.test(reference) ? moneyFault(amount, currency) : 'reference'
  if (fault !== null) return { kind: 'invalid', fault }
  if ((await doors.store.findCoach(coachId)) === null) return { kind: 'no-such-coach' }

  const platform = await doors.provider.platform()
  const { account, isConfirmed } = await confirm(doors, coachId, platform)
  const reasons = gateRefusals(account, platform, isConfirmed)
  const facts: ChargeFacts = { amount, currency, reference }
  const evidence = evidenceOf(account, doors.clock.now())

  if (account === null || reasons.length > 0) {
    const accountId = account?.accountId ?? null
    await doors.store.record({
      kind: 'charge-refused',
      coachId,
      accountId,
      by: machine,
      charge: facts,
      evidence,
      reasons,
    })
    return { kind: 'refused', reasons }
  }
  const { accountId } = account
  await doors.store.record({ kind: 'charge-admitted', coachId, accountId, by: machine, charge: facts, evidence })
  return collect(doors, coachId, accountId, facts)
}

/** The account as it stands, read again first when its snapshot is stale. */
async function confirm(
  doors: ChargeDoors,
  coachId: CoachId,
  platform: Platform,
): Promise<{ account: PayoutAccount | null; isConfirmed: boolean }> {
  const account = await doors.store.findAccount(coachId)
  if (account === null || !isMadeUnder(account, platform)) return { account, isConfirmed: true }
  if (!isStale(account, doors.clock.now(), doors.maxAgeSeconds)) return { account, isConfirmed: true }
  const answer = await reread(doors, account, 'gate', machine)
  return { account: await doors.store.findAccount(coachId), isConfirmed: answer.kind === 'kept' }
}

async function collect(
  doors: ChargeDoors,
  coachId: CoachId,
  accountId: AccountId,
  facts: ChargeFacts,
): Promise<ChargeAnswer> {
  const answer = await doors.provider.collect({ coachId, accountId, ...facts })
  const outcome = answer.kind === 'refused' ? answer.reason : answer.kind
  const paymentId = answer.kind === 'collected' ? answer.paymentId : null
  await doors.store.record({
    kind: 'charge-outcome',
    coachId,
    accountId,
    by: machine,
    charge: facts,
    outcome,
    paymentId,
  })
  switch (answer.kind) {
    case 'collected':
      return { kind: 'collected', paymentId: answer.paymentId, status: answer.status }
    case 'refused':
      doors.log.warn('the provider refused a charge the gate had admitted', { coachId, code: answer.code })
      return { kind: 'declined', reason: answer.reason }
    case 'away':
      doors.log.error('a charge got no answer', { coachId, failure: answer.failure, cause: answer.cause })
      return { kind: 'away' }
  }
}

function evidenceOf(account: PayoutAccount | null, now: Date): Evidence {
  return {
    payoutsEnabled: account?.snapshot.payoutsEnabled ?? null,
    chargesEnabled: account?.snapshot.chargesEnabled ?? null,
    transfers: account?.snapshot.transfers ?? null,
    generation: account?.fetched ?? null,
    ageSeconds: account === null ? null : ageSeconds(account, now),
  }
}
