import type { AlertKind } from '../vocabulary/alert'
import type { AlertFacts } from './alert'

export type AlertPlace =
  | { page: 'coach'; id: string }
  | { page: 'payment'; reference: string }
  | { page: 'coaches' | 'disputes' | 'health' }

export function placeOf({ kind, coach, reference }: Pick<AlertFacts, 'kind' | 'coach' | 'reference'>): AlertPlace {
  if (kind === 'health') return { page: 'health' }
  if (reference !== null) return { page: 'payment', reference }
  return coach === null ? placeOfAll(kind) : { page: 'coach', id: coach.id }
}

export function placeOfAll(kind: AlertKind): AlertPlace {
  if (kind === 'health') return { page: 'health' }
  return { page: kind === 'dispute' ? 'disputes' : 'coaches' }
}
