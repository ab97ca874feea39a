import type { Excluded, UnlistedCoach, UnlistedPage } from '../coaches/excluded'
import type { ChosenExclusion, ExclusionRefusal } from '../vocabulary/exclusion'
import type { AccountId, AdminId, CoachId } from '../vocabulary/ids'

export interface ExclusionStore {
  findExclusion(coachId: CoachId): Promise<Excluded | null>
  findFormerAccounts(coachId: CoachId): Promise<AccountId[]>
  /** With a hold, decisions, and the end of the coach's sessions. null: no such coach. */
  exclude(coachId: CoachId, as: ChosenExclusion, adminId: AdminId): Promise<'excluded' | ExclusionRefusal | null>
  /** Ends the exclusion from `seenAt` with its hold, never a later one. */
  readmit(coachId: CoachId, seenAt: Date, adminId: AdminId): Promise<boolean>
  /** For good: what is personal goes, in one transaction. null: no such coach. */
  erase(coachId: CoachId, adminId: AdminId): Promise<'erased' | ExclusionRefusal | null>
  findUnlisted(after: Pick<UnlistedCoach, 'at' | 'id'> | null, size: number): Promise<UnlistedPage>
}
