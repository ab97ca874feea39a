import { databaseTest } from './database-test'
import { createRolesDatabase } from './roles-database'

/** Besides the migrated database, an empty one with a role for each: owner, app and backup. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
export const test = databaseTest().extend('roles', { scope: 'file' }, async ({}, { onCleanup }) => {
  const roles = await createRolesDatabase()
  onCleanup(() => roles.drop())
  return roles
})
