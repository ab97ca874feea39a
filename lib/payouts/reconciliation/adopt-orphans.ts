import type { Platform } from '../accounts/account'
import { stateOfSnapshot } from '../accounts/state'
import { emailsOwed } from '../emails/owed'
import { differencesOfAccount } from '../installation/account-conflict'
import { type Installation, isNameOf } from '../installation/installation'
import type { Log } from '../ports/ports'
import type { ListedAccount } from '../ports/provider'
import type { KeptStore } from '../ports/reconciliation-store'
import type { SetUpStore } from '../ports/store'

interface Ports {
  store: { accounts: Pick<SetUpStore, 'saveAccount'>; reconciliation: Pick<KeptStore, 'findWithoutAccount'> }
  log: Log
}

interface Swept {
  platform: Platform
  installation: Installation
}

/**
 * Adopts accounts with our mark whose row was lost. Skips coaches who set up within the hour. The newest wins. Returns
 * the rest.
 */
export async function adoptOrphans(ports: Ports, swept: Swept, orphans: ListedAccount[]): Promise<ListedAccount[]> {
  const candidates = orphans.filter((orphan) => isCandidate(swept, orphan))
  if (candidates.length === 0) return orphans
  const waiting = new Set<string>(
    await ports.store.reconciliation.findWithoutAccount(candidates.flatMap(({ markedCoachId }) => markedCoachId ?? [])),
  )
  const kept = new Set<ListedAccount>()
  for (const orphan of candidates) {
    if (orphan.markedCoachId === null || !waiting.delete(orphan.markedCoachId)) continue
    if (await keep(ports, swept.platform, orphan)) kept.add(orphan)
  }
  return orphans.filter((orphan) => !kept.has(orphan))
}

function isCandidate({ installation }: Swept, orphan: ListedAccount): boolean {
  return isNameOf(installation, orphan.mark) && differencesOfAccount(installation, orphan, null).length === 0
}

async function keep({ store, log }: Ports, platform: Platform, orphan: ListedAccount): Promise<boolean> {
  const { accountId, snapshot, markedCoachId, createdAt } = orphan
  const coachId = markedCoachId as Parameters<SetUpStore['saveAccount']>[0]['coachId']
  const state = stateOfSnapshot(snapshot)
  const kept = await store.accounts.saveAccount({
    coachId,
    opened: { accountId, snapshot },
    createdAt,
    platform,
    state,
    emails: emailsOwed(state, snapshot.requirements),
    decision: {
      kind: 'account-opened',
      coachId,
      accountId,
      by: { kind: 'machine' },
      to: state,
      attempt: orphan.attempt,
      adopted: true,
      country: snapshot.country,
    },
  })
  if (typeof kept !== 'boolean') {
    log.error('a lost account cannot be stored', { coachId, accountId, cause: kept.cause })
    return false
  }
  if (kept) log.warn('a lost account was adopted', { coachId, accountId })
  return kept
}
