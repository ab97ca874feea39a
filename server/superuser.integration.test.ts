import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { database } from '../lib/store/testing/database'
import { createTestDatabase } from '../prisma/test-database'
import { noteSuperuser, noteSuperuserOwner } from './superuser'

const role = `plain_${randomBytes(4).toString('hex')}`
const password = randomBytes(12).toString('hex')
let made: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  made = await createTestDatabase()
  await database(made.url).pool.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' NOSUPERUSER`)
})
afterAll(async () => {
  await database(plainUrl()).close()
  await database(made.url).pool.query(`DROP ROLE ${role}`)
  await database(made.url).close()
  await made.drop()
})

const plainUrl = () => Object.assign(new URL(made.url), { username: role, password }).href

test('names a superuser with a live key, but no ordinary role, and no one with a test key', async () => {
  const notes = vi.spyOn(console, 'error').mockImplementation(() => {})
  const noted = async (DATABASE_URL: string, STRIPE_SECRET_KEY: string) => {
    notes.mockClear()
    await noteSuperuser({ DATABASE_URL, STRIPE_SECRET_KEY })
    return notes.mock.calls.flat().join()
  }
  expect(await noted(made.url, 'sk_live_1234567890')).toMatch(/DATABASE_URL names a superuser/)
  expect(await noted(plainUrl(), 'rk_live_1234567890')).toBe('')
  expect(await noted(made.url, 'sk_test_1234567890')).toBe('')
  const notedOwner = async (address: string, STRIPE_SECRET_KEY: string) => {
    notes.mockClear()
    await noteSuperuserOwner(address, { ...process.env, MIGRATION_DATABASE_URL: address, STRIPE_SECRET_KEY })
    return notes.mock.calls.flat().join()
  }
  expect(await notedOwner(made.url, 'sk_live_1234567890')).toMatch(/MIGRATION_DATABASE_URL names a superuser/)
  expect(await notedOwner(plainUrl(), 'sk_live_1234567890')).toBe('')
  expect(await notedOwner(made.url, 'sk_test_1234567890')).toBe('')
  notes.mockRestore()
})
