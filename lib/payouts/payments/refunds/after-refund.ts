import { type Movement, sumOf } from '../outcome/movement'

/** Minor units. */
export interface Balances {
  coach: number
  platform: number
}

/** Balances after refunding `amount`. Within one minor unit after refunds made elsewhere. */
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

/** BigInt: a product of two amounts exceeds doubles. */
export function shareOf(whole: number, total: number, part: number): number {
  return total === 0 ? 0 : Number((2n * BigInt(whole) * BigInt(part) + BigInt(total)) / (2n * BigInt(total)))
}
