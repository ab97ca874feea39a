import { randomBytes } from 'node:crypto'
import { expect, vi } from 'vitest'
import { changedAddress } from '../prisma/testing/changed-address'
import { databaseTest } from '../prisma/testing/database-test'
import { noteSuperuser, noteSuperuserOwner } from './superuser'

const role = `plain_${randomBytes(4).toString('hex')}`
const password = randomBytes(12).toString('hex')
const test = databaseTest().extend('plainUrl', async ({ database }, { onCleanup }) => {
  await database.pool.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' NOSUPERUSER`)
  const plainUrl = changedAddress(database.url, { username: role, password })
  onCleanup(async () => {
    await database.pool.query(`DROP ROLE ${role}`)
  })
  return plainUrl
})

test('names a superuser with a live key, but no ordinary role, and no one with a test key', async ({
  database,
  plainUrl,
}) => {
  const notes = vi.spyOn(console, 'error').mockImplementation(() => {})
  const noted = async (DATABASE_URL: string, STRIPE_SECRET_KEY: string) => {
    notes.mockClear()
    await noteSuperuser({ DATABASE_URL, STRIPE_SECRET_KEY })
    return notes.mock.calls.flat().join()
  }
  expect(await noted(database.url, 'sk_live_1234567890')).toMatch(/DATABASE_URL names a superuser/)
  expect(await noted(plainUrl, 'rk_live_1234567890')).toBe('')
  expect(await noted(database.url, 'sk_test_1234567890')).toBe('')
  const notedOwner = async (address: string, STRIPE_SECRET_KEY: string) => {
    notes.mockClear()
    await noteSuperuserOwner(address, { ...process.env, MIGRATION_DATABASE_URL: address, STRIPE_SECRET_KEY })
    return notes.mock.calls.flat().join()
  }
  expect(await notedOwner(database.url, 'sk_live_1234567890')).toMatch(/MIGRATION_DATABASE_URL names a superuser/)
  expect(await notedOwner(plainUrl, 'sk_live_1234567890')).toBe('')
  expect(await notedOwner(database.url, 'sk_test_1234567890')).toBe('')
  notes.mockRestore()
})
