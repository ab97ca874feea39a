import type { ListedAccount } from '../../ports/provider'
import type { Bucket } from '../../vocabulary/accounts/bucket'
import type { AccountId, CoachId, WordKey } from '../../vocabulary/ids'
import type { PayoutAccount, Platform, Snapshot } from '../account'
import type { Requirement } from '../requirement'

export const platform: Platform = { accountId: 'acct_platform' as AccountId, live: false }

export const readySnapshot: Snapshot = {
  payoutsEnabled: true,
  chargesEnabled: true,
  submitted: true,
  transfers: 'active',
  stop: null,
  requirements: [],
  listed: [],
  deadline: null,
  country: 'DE',
  currency: 'eur',
}

export const offSnapshot: Snapshot = { ...readySnapshot, payoutsEnabled: false, chargesEnabled: false }

export const readyAccount: PayoutAccount = {
  coachId: 'coach-1' as CoachId,
  accountId: 'acct_coach' as AccountId,
  platform,
  snapshot: readySnapshot,
  accessLostAt: null,
  checkedAt: new Date('2026-03-03T12:00:00Z'),
  ageSeconds: 60,
  checkedBy: 'webhook-event',
  notified: 3,
  fetched: 3,
  failures: 0,
  lastFailure: null,
  isClosing: false,
}

export function listedAccount(accountId: AccountId, snapshot: Snapshot = readySnapshot): ListedAccount {
  return {
    accountId,
    snapshot,
    markedCoachId: null,
    mark: null,
    attempt: 1,
    isOurKind: true,
    isReadable: true,
    createdAt: new Date(0),
  }
}

export function requirement(bucket: Bucket, dueBy: Date | null = null): Requirement {
  return {
    word: 'requirement.document' as WordKey,
    topic: 'topic.document' as WordKey,
    bucket,
    dueBy,
    error: null,
  }
}
