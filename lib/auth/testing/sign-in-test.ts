import { test as base } from 'vitest'
import { createTestDatabase } from '@/prisma/test-database'
import { openSignInScene } from './sign-in-scene'

/**
 * One file's tests share sign-in and a database. The environment names both, even for a test that does not use them.
 */
export const test = base
  .extend('database', { scope: 'file' }, () => createTestDatabase())
  .extend('scene', { scope: 'file', auto: true }, async ({ database }, { onCleanup }) => {
    const scene = await openSignInScene(database)
    onCleanup(() => scene.close())
    return scene
  })
