import { expect, test } from 'vitest'
import type { AdminId } from '../vocabulary/ids'
import { longestViewName } from '../vocabulary/saved-view'
import { type SavedView, saveView } from './saved-views'

const admin = 'admin-1' as AdminId

test('saves no view without a name that one can read', async () => {
  const { save, saved } = shelf()
  for (const typed of [null, '', ' \n', '\u200b', 'x'.repeat(longestViewName + 1)])
    expect(await save(typed)).toEqual({ kind: 'no-name' })
  expect(saved).toEqual([])
  expect(await save('  Overdue in Germany ')).toEqual({ kind: 'saved', name: 'Overdue in Germany' })
  expect(saved).toEqual([{ name: 'Overdue in Germany', query: 'due=overdue' }])
})

test('says how many views one may save', async () => {
  expect(await shelf(false).save('One more')).toEqual({ kind: 'too-many', most: 20 })
})

function shelf(hasRoom = true) {
  const saved: SavedView[] = []
  const saving = async (_adminId: AdminId, view: SavedView) => {
    saved.push(view)
    return hasRoom
  }
  const store = { coaches: { saveView: saving } }
  return { saved, save: (typed: unknown) => saveView({ store }, admin, { typed, query: 'due=overdue' }) }
}
