import type { ListedCoach, Taken } from '../coaches/list/judge-list'
import type { GivenRow } from '../coaches/list/read-list'
import type { AdminId, ListId } from '../vocabulary/ids'

export type StoredList = { kind: 'waiting'; rows: GivenRow[] } | { kind: 'invited'; invited: number }

export interface ListStore {
  /** The same id again changes nothing. */
  keepList(list: { id: ListId; rows: GivenRow[] }, adminId: AdminId): Promise<void>
  /** null: none, or older than a day. */
  findList(id: ListId): Promise<StoredList | null>
  /** Of these, what coaches have already. */
  findTaken(rows: { emails: string[]; references: string[] }): Promise<Taken>
  /**
   * Adds and invites all of them, with their decisions and emails, or nobody. `clash` where an address or a reference
   * was taken meanwhile; `done` where the list was invited before.
   */
  inviteListed(id: ListId, coaches: ListedCoach[], adminId: AdminId): Promise<'invited' | 'clash' | 'done'>
}
