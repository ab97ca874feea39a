import { expect } from 'vitest'
import { test } from '../testing/pools-test'
import { createStaticFiles } from './static-files'

test('stores a build’s file once, finds it by name, and drops it after three months', async ({ pools }) => {
  const files = createStaticFiles(pools)
  const body = Buffer.from([0, 255, 10])
  await Promise.all([files.keep('chunks/a.js', body), files.keep('chunks/a.js', body), files.keep('chunks/b.js', body)])
  await pools.pool.query("UPDATE static_file SET kept_at = now() - interval '91 days'")
  await files.keep('chunks/a.js', body)
  await files.forgetOld()
  expect(await files.find('chunks/a.js')).toEqual(body)
  expect(await files.find('chunks/b.js')).toBeNull()
})
