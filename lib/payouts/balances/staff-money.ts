import type { BalanceStore, PaidSum } from '../ports/balance-store'
import type { Clock } from '../ports/ports'
import type { CoachId } from '../vocabulary/ids'
import { type CoachMoney, coachMoney } from './coach-money'

export interface StaffMoney extends CoachMoney {
  paid: PaidSum[]
  paidDays: number
}

const paidDays = 30

interface Ports {
  store: { balances: Pick<BalanceStore, 'findBalance' | 'findPayouts' | 'failedPayouts' | 'refusedSums' | 'paidSums'> }
  clock: Clock
}

export async function staffMoney(ports: Ports, coachId: CoachId): Promise<StaffMoney> {
  const [money, paid] = await Promise.all([
    coachMoney(ports, coachId),
    ports.store.balances.paidSums(coachId, paidDays),
  ])
  return { ...money, paid, paidDays }
}
