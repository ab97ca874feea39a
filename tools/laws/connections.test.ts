import { expect, test } from 'vitest'
import { isTest, read, sourceFiles } from './sources'

const opens = /new (Client|Pool)\(|extends Pool\b|extends \(Client\b|new PgBoss\(\{[^}]*connectionString/g

const known = [
  'lib/store/postgres/client.ts',
  'lib/store/postgres/pool.ts',
  'packages/local-stripe/store/client.ts',
  'packages/local-stripe/store/database.ts',
  'prisma/migrate-adapter.ts',
]

test('every connection of the product sets how it speaks', () => {
  const rooms = /^(app|commands|components|lib|packages|prisma|server)\//
  const files = sourceFiles().filter(
    (file) => rooms.test(file) && !isTest(file) && !/\/(generated|testing)\//.test(file),
  )
  const opening = files.filter((file) => file !== 'prisma/test-database.ts' && read(file).match(opens) !== null)
  expect(opening.toSorted()).toEqual(known)
})

test('no test holds a connection by hand: a failure would keep it, and closing its pool would never end', () => {
  const holding = sourceFiles().filter((file) => isTest(file) && /[pP]ool\.connect\(\)/.test(read(file)))
  expect(holding).toEqual([])
})
