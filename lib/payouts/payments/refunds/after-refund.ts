import { type Movement, sumOf } from '../outcome/movement'
import { shareOf } from './in-proportion'

/** What accounts hold at the provider, in minor units of the charge's currency. */
export interface Balances {
  coach: number
  platform: number
}

/**
 * What balances would be once `amount` of a charge was given back: taken back from the coach, who gets the fee's part
 * back from us, or paid by us. Within a minor unit where somebody refunded in other ways before.
 */
export function afterRefund(
  movements: Pick<Movement, 'kind' | 'amount' | 'state'>[],
  { coach, platform }: Balances,
  { amount, takesBack }: { amount: number; takesBack: boolean },
): Balances {
  if (!takesBack) return { coach, platform: platform - amount }
  const captured = sumOf('capture', movements)
  const reversed = sumOf('reversal', movements)
  const part = (kind: 'transfer' | 'fee', back: 'reversal' | 'fee-return') => {
    const whole = sumOf(kind, movements)
    const step = shareOf(whole, captured, reversed + amount) - shareOf(whole, captured, reversed)
    return Math.min(step, whole - sumOf(back, movements))
  }
  const [reversal, fee] = [part('transfer', 'reversal'), part('fee', 'fee-return')]
  return { coach: coach - reversal + fee, platform: platform - amount + reversal - fee }
}
