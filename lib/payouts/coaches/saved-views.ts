import type { AdminId } from '../vocabulary/ids'
import { longestViewName, mostViews } from '../vocabulary/saved-view'
import { toLine } from '../vocabulary/text'

export interface SavedView {
  name: string
  /** Filters and order, as an address has them. */
  query: string
}

export interface ViewStore {
  findViews(adminId: AdminId): Promise<SavedView[]>
  /** Replaces the view of that name. false: there are `most` others. */
  saveView(adminId: AdminId, view: SavedView, most: number): Promise<boolean>
  removeView(adminId: AdminId, name: string): Promise<void>
}

export type SaveViewAnswer = { kind: 'saved'; name: string } | { kind: 'no-name' } | { kind: 'too-many'; most: number }

interface Ports {
  store: { coaches: Pick<ViewStore, 'saveView'> }
}

export async function saveView(
  { store }: Ports,
  adminId: AdminId,
  { typed, query }: { typed: unknown; query: string },
): Promise<SaveViewAnswer> {
  const name = toLine(typed, longestViewName)
  if (name === null || name === '') return { kind: 'no-name' }
  const isSaved = await store.coaches.saveView(adminId, { name, query }, mostViews)
  return isSaved ? { kind: 'saved', name } : { kind: 'too-many', most: mostViews }
}
