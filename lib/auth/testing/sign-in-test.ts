import { test as base } from 'vitest'
import { createTestDatabase } from '@/prisma/test-database'
import { openSignInScene } from './sign-in-scene'

/** Tests of one file that share a way to sign in, over a database of their own. It is set in the environment, also for a test that does not name it. */
export const test = base
  .extend('database', { scope: 'file' }, () => createTestDatabase())
  .extend('scene', { scope: 'file', auto: true }, async ({ database }, { onCleanup }) => {
    const scene = await openSignInScene(database)
    onCleanup(() => scene.close())
    return scene
  })
