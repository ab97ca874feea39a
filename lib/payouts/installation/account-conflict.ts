import type { ListedAccount } from '../ports/provider'
import type { ConflictPart } from '../vocabulary/difference'
import type { Conflict } from './conflict'
import { type Installation, isMarkedBy, isNameOf } from './installation'

/**
 * Every fact in which an account with a coach's id is not one we requested; empty: it is.
 * @param countries the requested ones; null: unknown
 */
export function differencesOfAccount(
  installation: Installation,
  account: ListedAccount,
  countries: readonly string[] | null,
): ConflictPart[] {
  const differs: ConflictPart[] = []
  if (!isMarkedBy(installation, account)) differs.push('installation')
  if (!account.isOurKind) differs.push('kind')
  if (countries !== null && !countries.includes(account.snapshot.country)) differs.push('country')
  return differs
}

export function accountConflict(
  installation: Installation,
  account: ListedAccount,
  differs: ConflictPart[],
  ours: Conflict['ours'] = {},
): Conflict {
  const { accountId, markedCoachId, mark, isOurKind, snapshot, createdAt } = account
  return {
    kind: 'account',
    providerId: accountId,
    reference: null,
    coachId: markedCoachId,
    ours: { installation: installation.id, coach: markedCoachId, kind: true, ...ours },
    theirs: { installation: mark, coach: markedCoachId, kind: isOurKind, country: snapshot.country },
    differs,
    carriesOurMark: isNameOf(installation, mark),
    createdAt,
  }
}
