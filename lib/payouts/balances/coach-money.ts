import type { BalanceStore, PayoutWithLines, RefusedSum } from '../ports/balance-store'
import type { Clock } from '../ports/ports'
import type { CoachId } from '../vocabulary/ids'
import type { Balance, Payout } from './balance'
import { type NextPayout, nextPayouts } from './next-payout'

export interface CoachMoney {
  balance: Balance | null
  payouts: PayoutWithLines[]
  failed: Payout[]
  /** Without payouts on their way. */
  next: NextPayout[]
  refused: RefusedSum[]
  refusedDays: number
  isDue: boolean
  isUnconfirmed: boolean
}

const shown = { payouts: 5, lines: 20 }
const refusedDays = 30

/** Seconds for which a balance that someone looks at is not fetched again. */
const freshSeconds = 300

interface Ports {
  store: { balances: Pick<BalanceStore, 'findBalance' | 'findPayouts' | 'failedPayouts' | 'refusedSums'> }
  clock: Clock
}

export async function coachMoney({ store: { balances }, clock }: Ports, coachId: CoachId): Promise<CoachMoney> {
  const [balance, payouts, failed, refused] = await Promise.all([
    balances.findBalance(coachId),
    balances.findPayouts(coachId, { most: shown.payouts }, shown.lines),
    balances.failedPayouts(coachId),
    balances.refusedSums(coachId, refusedDays),
  ])
  const isKnown = balance !== null && balance.checkedAt !== null
  const isPaidOut = ({ currency }: NextPayout) => failed.every((payout) => payout.currency !== currency)
  const next = isKnown && balance.schedule !== null ? nextPayouts(balance.amounts, balance.schedule, clock.now()) : []
  const age = balance?.ageSeconds ?? null
  return {
    balance: isKnown ? balance : null,
    payouts,
    failed,
    next: next.filter(isPaidOut),
    refused,
    refusedDays,
    isUnconfirmed: balance?.isUnconfirmed === true,
    isDue: age === null || age > freshSeconds || age < 0,
  }
}
