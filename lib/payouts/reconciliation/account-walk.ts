import type { Snapshot } from '../accounts/account'
import { accountConflict } from '../installation/account-conflict'
import { type Installation, type InstallationStore, isMarkedBy, isNameOf } from '../installation/installation'
import type { Log } from '../ports/ports'
import type { ListAnswer, ListedAccount } from '../ports/provider'
import type { KeptAccount, KeptStore } from '../ports/reconciliation-store'
import type { SetUpStore } from '../ports/store'
import type { AccountId } from '../vocabulary/ids'
import { adoptOrphans } from './adopt-orphans'
import type { Walk } from './walk'

export interface AccountWalkPorts {
  store: {
    accounts: Pick<SetUpStore, 'saveAccount'>
    installation: Pick<InstallationStore, 'findInstallation'>
    reconciliation: Pick<KeptStore, 'findKept' | 'findWithoutAccount'>
  }
  log: Log
  reconcileEverySeconds: number
}

/** Stores nothing: a difference becomes a wanted fetch. */
export function accountWalk(ports: AccountWalkPorts): Walk<Extract<ListAnswer, { kind: 'page' }>> {
  const { store } = ports
  return {
    list: 'accounts',
    everySeconds: ports.reconcileEverySeconds,
    period: { kind: 'all' },
    awayMessage: 'a page of reconciliation could not be read',
    ask: (provider, { from, before, after }) => provider.list({ from, before, after: after as AccountId | null }),
    async compare({ platform, takenAt }, { accounts, askedAfter, next }) {
      const [kept, installation] = await Promise.all([
        store.reconciliation.findKept(accounts.map(({ accountId }) => accountId)),
        store.installation.findInstallation(),
      ])
      const { agreeing, differing, orphans, conflicts } = compare(accounts, kept, installation)
      const left = await adoptOrphans(ports, { platform, installation }, orphans)
      const askedAt = new Date(takenAt.getTime() + askedAfter)
      return {
        next,
        compared: agreeing.length + differing.length,
        adopted: orphans.length - left.length,
        reached: null,
        found: { kind: 'accounts', askedAt, agreeing, differing, orphans: left, conflicts },
      }
    },
  }
}

function compare(listed: ListedAccount[], kept: KeptAccount[], installation: Installation) {
  const known = new Map(kept.map((account) => [account.accountId, account]))
  const ours = listed.flatMap(({ accountId, snapshot }) => {
    const own = known.get(accountId)
    return own === undefined ? [] : [{ own, agrees: isSame(own.snapshot, snapshot) }]
  })
  const strangers = listed.filter(({ accountId }) => !known.has(accountId))
  const numbered = strangers.filter(({ markedCoachId }) => markedCoachId !== null)
  return {
    agreeing: ours.filter(({ agrees }) => agrees).map(({ own }) => own.accountId),
    differing: ours.filter(({ agrees }) => !agrees).map(({ own }) => own),
    orphans: numbered.filter((account) => isMarkedBy(installation, account)),
    conflicts: [
      ...numbered
        .filter((account) => !isMarkedBy(installation, account))
        .map((account) => accountConflict(installation, account, ['installation'])),
      // Ours, with its mark removed.
      ...strangers
        .filter(({ markedCoachId, mark }) => markedCoachId === null && isNameOf(installation, mark))
        .map((account) => accountConflict(installation, account, ['coach'])),
      ...listed.flatMap((account) => conflictOfKept(account, known.get(account.accountId), installation)),
    ],
  }
}

function conflictOfKept(account: ListedAccount, own: KeptAccount | undefined, installation: Installation) {
  const { markedCoachId } = account
  if (own === undefined || markedCoachId === null || markedCoachId === own.coachId) return []
  return [{ ...accountConflict(installation, account, ['coach'], { coach: own.coachId }), coachId: own.coachId }]
}

/** null: gone. */
export function isSame(kept: Snapshot | null, listed: Snapshot | null): boolean {
  return spelled(kept) === spelled(listed)
}

function spelled(snapshot: Snapshot | null): string {
  return JSON.stringify(
    Object.entries(snapshot ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    (_name, value) => (isPlain(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
