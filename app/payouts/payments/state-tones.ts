import type { BadgeTone } from '@/components/ui/badge'
import type { ChargeState } from '@/lib/payouts/charge-store'

/** A payment's state has one colour, whoever looks at it. */
export const stateTones: Record<ChargeState, BadgeTone> = {
  asked: 'grey',
  open: 'blue',
  processing: 'blue',
  paid: 'green',
  canceled: 'grey',
  declined: 'red',
}
