import type { Exclusion } from '../vocabulary/exclusion'
import type { AdminId } from '../vocabulary/ids'
import type { Coach } from './coach'

export interface Excluded {
  as: Exclusion
  at: Date
  by: { id: AdminId; email: string | null }
}

export interface UnlistedCoach extends Pick<Coach, 'id' | 'name' | 'email' | 'reference'> {
  as: Exclusion
  at: Date
}

export interface UnlistedPage {
  coaches: UnlistedCoach[]
  hasMore: boolean
}
