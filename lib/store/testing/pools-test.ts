import { databaseTest } from '@/prisma/testing/database-test'
import { database as openDatabase } from './database'

/** Tests of one file that share a database of their own, and one server's pools for it. */
export const test = databaseTest().extend('pools', { scope: 'file' }, ({ database }, { onCleanup }) => {
  const pools = openDatabase(database.url)
  onCleanup(() => pools.close())
  return pools
})
