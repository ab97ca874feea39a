import type { MovementEntry } from '@/components/admin/payments/movement-list'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { AdminWords } from '../../admin-words'
import { signOf } from '../../reports/signs'

export function toMovementEntry(movement: Movement, { t, signed, moment, due }: AdminWords): MovementEntry {
  const { id, kind, amount, currency, at, state, reason, dueBy } = movement
  const isOpen = state === 'needs-answer' || state === 'inquiry'
  return {
    id,
    when: moment(at),
    what: t(`payment.movement.${kind}`),
    amount: signed(signOf[kind] * amount, currency),
    more: [
      ...(state === 'done' ? [] : [t(`payment.movement-state.${state}`)]),
      ...(reason === null ? [] : [reason]),
      ...(dueBy !== null && isOpen ? [t('payment.due-by', { day: due(dueBy) })] : []),
    ],
  }
}
