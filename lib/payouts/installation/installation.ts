import type { Platform } from '../accounts/account'
import type { DoubtCause } from '../vocabulary/cause'

declare const brand: unique symbol

/** What tells this installation from every other on the same platform; what it makes at the provider carries it. */
export type InstallationId = string & { readonly [brand]: 'InstallationId' }

export interface Installation {
  id: InstallationId
  /** What it was called while it was taken for a copy by mistake; nobody else ever was. */
  formerIds: readonly InstallationId[]
  /** What was made until then may be ours though it carries no mark; null: nothing without one is. */
  unmarkedUntil: Date | null
}

/** Whose mark something at the provider carries; null: it carries none. */
export type InstallationMark = string | null

/** Whether something that stands in no table of ours may be ours by its mark. */
export function isMarkedBy(
  installation: Installation,
  { mark, createdAt }: { mark: InstallationMark; createdAt: Date },
): boolean {
  const { unmarkedUntil } = installation
  return mark === null ? unmarkedUntil !== null && createdAt < unmarkedUntil : isNameOf(installation, mark)
}

/** Whether it carries this very installation's name, also one it had by mistake. */
export function isNameOf({ id, formerIds }: Installation, mark: InstallationMark): boolean {
  return mark === id || formerIds.some((former) => former === mark)
}

/** What was made at the provider since `from` may be missing here. */
export interface Doubt {
  from: Date
  /** When that was noticed. */
  at: Date
  cause: DoubtCause
}

/** What is compared with the provider's lists. */
export type Compared = 'accounts' | 'payments'

export interface InstallationStore {
  findInstallation(): Promise<Installation>
  /**
   * Looks whether the data may have been restored, and notes it. null: they were not, or all accounts or payments were
   * compared with the provider's list since.
   */
  findDoubt(platform: Platform, what: Compared): Promise<Doubt | null>
  /** Doubts everything from now on because somebody asked, until it is compared. */
  doubtAll(): Promise<void>
}
