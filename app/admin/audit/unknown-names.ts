import type { UnknownNames } from '@/lib/payouts/decisions/audit'
import type { AuditFaults } from './audit-filter'

export function unknownNames({ coach, decider }: UnknownNames): AuditFaults {
  return { ...(coach && { coach: 'unknown-coach' }), ...(decider && { decider: 'unknown-decider' }) }
}
