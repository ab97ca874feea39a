import { expect, vi } from 'vitest'
import { test } from '../testing/pools-test'
import { createStaticFiles } from './static-files'

test('stores a build’s files once, finds them by name, and drops them after three months', async ({ pools }) => {
  const files = createStaticFiles(pools)
  const body = Buffer.from([0, 255, 10])
  const read = vi.fn(() => body)
  await Promise.all([
    files.keep(['chunks/a.js', 'chunks/b.js'], read),
    files.keep(['chunks/b.js', 'chunks/a.js'], read),
  ])
  expect(await files.find('chunks/b.js')).toEqual(body)
  await pools.pool.query("UPDATE static_file SET kept_at = now() - interval '91 days'")
  read.mockClear()
  await files.keep(['chunks/a.js'], read)
  expect(read).not.toHaveBeenCalled()
  await files.forgetOld()
  expect(await files.find('chunks/a.js')).toEqual(body)
  expect(await files.find('chunks/b.js')).toBeNull()
})
