import type { CoachId } from '../vocabulary/ids'

/** The person who is to be paid. */
export interface Coach {
  id: CoachId
  email: string
  /** Asked once before set-up. */
  name: string | null
  /** The platform's own id for the coach. */
  reference: string | null
  createdAt: Date
}
