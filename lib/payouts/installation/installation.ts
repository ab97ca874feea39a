import type { Platform } from '../accounts/account'
import type { DoubtCause } from '../vocabulary/cause'

declare const brand: unique symbol

/** Marks everything this installation makes at the provider. */
export type InstallationId = string & { readonly [brand]: 'InstallationId' }

export interface Installation {
  id: InstallationId
  /** From a time mistaken for a copy. */
  formerIds: readonly InstallationId[]
  /** Older unmarked objects may be ours; null: none. */
  unmarkedUntil: Date | null
}

export type InstallationMark = string | null

export function isMarkedBy(
  installation: Installation,
  { mark, createdAt }: { mark: InstallationMark; createdAt: Date },
): boolean {
  const { unmarkedUntil } = installation
  return mark === null ? unmarkedUntil !== null && createdAt < unmarkedUntil : isNameOf(installation, mark)
}

export function isNameOf({ id, formerIds }: Installation, mark: InstallationMark): boolean {
  return mark === id || formerIds.some((former) => former === mark)
}

/** Objects made since `from` may be missing here. */
export interface Doubt {
  from: Date
  at: Date
  cause: DoubtCause
}

export type Compared = 'accounts' | 'payments'

export interface InstallationStore {
  findInstallation(): Promise<Installation>
  /** Checks for a restore and records it. null: none, or all was compared since. */
  findDoubt(platform: Platform, what: Compared): Promise<Doubt | null>
  doubtAll(): Promise<void>
}
