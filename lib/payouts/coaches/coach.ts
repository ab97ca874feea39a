import type { CoachId } from '../vocabulary/ids'

export interface Coach {
  id: CoachId
  email: string
  name: string | null
  reference: string | null
  createdAt: Date
}
