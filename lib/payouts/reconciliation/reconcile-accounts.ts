import type { Snapshot } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { accountConflict } from '../installation/account-conflict'
import { type Installation, type InstallationStore, isMarkedBy, isNameOf } from '../installation/installation'
import type { Log } from '../ports/ports'
import { causeOf, type ListedAccount, type ProviderFor } from '../ports/provider'
import type { AccountPagesStore, KeptAccount, SetUpStore } from '../ports/store'
import { adoptOrphans } from './adopt-orphans'

export interface ReconcileAccountsPorts {
  store: AccountPagesStore & InstallationStore & Pick<SetUpStore, 'saveAccount'>
  providerFor: ProviderFor
  log: Log
  reconcileEverySeconds: number
}

/** Stores nothing: a difference becomes a wanted fetch. */
export async function reconcileAccounts(ports: ReconcileAccountsPorts): Promise<number> {
  const { store, providerFor, log } = ports
  const platform = await getPlatform(providerFor('job'))
  // A restore makes the next run due.
  await store.findDoubt(platform, 'accounts')
  const page = await store.takePage(platform, ports.reconcileEverySeconds)
  if (page === null) return 0
  const answer = await providerFor('list').list(page.query)
  if (answer.kind === 'away') {
    if (!answer.isUnasked)
      log.warn('a page of reconciliation could not be read', {
        window: page.window,
        failure: answer.failure,
        cause: causeOf(answer),
      })
    await store.postponePage(page)
    return 0
  }
  if (answer.kind === 'lost-place') {
    await store.restartWindow(page)
    return 1
  }
  const askedAt = new Date(page.takenAt.getTime() + answer.askedAfter)
  const [kept, installation] = await Promise.all([
    store.findKept(answer.accounts.map(({ accountId }) => accountId)),
    store.findInstallation(),
  ])
  const { orphans, ...compared } = compare(answer.accounts, kept, installation)
  const left = await adoptOrphans(ports, { platform, installation }, orphans)
  const adopted = orphans.length - left.length
  await store.settlePage(page, { askedAt, ...compared, orphans: left, adopted, next: answer.next })
  return 1
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
