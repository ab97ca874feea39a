import { expect } from 'vitest'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]

test.beforeAll(async ({ servers }) => {
  await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ($1, 'ada@example.com'), ($2, 'bo@example.com')`, [
    ada,
    bo,
  ])
})

test('keeps views for each person alone, and replaces one of the same name', async ({ store: { coaches } }) => {
  const save = (adminId: AdminId, name: string, query: string) => coaches.saveView(adminId, { name, query }, 2)
  expect(await save(ada, 'Überfällig', 'due=overdue')).toBe(true)
  expect(await save(ada, 'at Stripe', 'tab=provider')).toBe(true)
  expect(await save(bo, 'Überfällig', 'tab=us')).toBe(true)
  expect(await save(ada, 'One more', 'tab=coach')).toBe(false)
  expect(await save(ada, 'at Stripe', 'tab=provider&country=DE')).toBe(true)
  expect(await coaches.findViews(ada)).toEqual([
    { name: 'Überfällig', query: 'due=overdue' },
    { name: 'at Stripe', query: 'tab=provider&country=DE' },
  ])

  await coaches.removeView(ada, 'Überfällig')
  await coaches.removeView(ada, 'Überfällig')
  expect(await coaches.findViews(ada)).toHaveLength(1)
  expect(await coaches.findViews(bo)).toEqual([{ name: 'Überfällig', query: 'tab=us' }])
})
