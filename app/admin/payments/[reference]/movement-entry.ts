import type { MovementEntry } from '@/components/admin/movement-list'
import type { Movement } from '@/lib/payouts/payments/movement'
import type { AdminWords } from '../../coaches/admin-words'

/** One thing that moved, in words. */
export function toMovementEntry(movement: Movement, { t, money, moment, day }: AdminWords): MovementEntry {
  const { id, kind, amount, currency, at, state, reason, dueBy } = movement
  const isOpen = state === 'needs-answer' || state === 'inquiry'
  return {
    id,
    when: moment(at),
    what: t(`payment.movement.${kind}`),
    amount: money(amount, currency),
    more: [
      ...(state === 'done' ? [] : [t(`payment.movement-state.${state}`)]),
      ...(reason === null ? [] : [reason]),
      ...(dueBy !== null && isOpen ? [t('payment.due-by', { day: day(dueBy) })] : []),
    ],
  }
}
