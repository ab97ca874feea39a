import { test as base } from 'vitest'
import { createTestDatabase } from '@/prisma/test-database'
import { openTwoServers } from './two-servers'

/** Tests of one file that share two servers over a database of their own. */
export const test = base
  .extend('database', { scope: 'file' }, () => createTestDatabase())
  .extend('servers', { scope: 'file', auto: true }, ({ database }, { onCleanup }) => {
    const servers = openTwoServers(database)
    onCleanup(() => servers.close())
    return servers
  })
  .extend('store', { scope: 'file' }, ({ servers }) => servers.stores[0])
  .extend('other', { scope: 'file' }, ({ servers }) => servers.stores[1])
