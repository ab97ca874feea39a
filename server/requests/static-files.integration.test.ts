import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { openStallingProxy } from '../../lib/store/testing/stalling-proxy'
import { databaseTest } from '../../prisma/testing/database-test'
import { openStaticFiles } from './static-files'

const test = databaseTest()

async function serveBuild(databaseUrl: string, files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  mkdirSync(join(folder, 'static', 'chunks'), { recursive: true })
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, 'static', name), body)
  const staticFiles = openStaticFiles({ DATABASE_URL: databaseUrl }, folder)
  await staticFiles.keep()
  const server = createServer((request, response) => {
    const goOn = () => response.writeHead(404).end()
    return staticFiles.isOfAnotherBuild(request) ? staticFiles.answer(request, response, goOn) : goOn()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (name: string) => fetch(`http://127.0.0.1:${port}/_next/static/${name}`)
}

test('answers with a file of another build, while its connections break, and 404 only when nobody has it', async ({
  database,
}) => {
  await serveBuild(database.url, { 'chunks/older.js': 'older()' })
  const proxy = await openStallingProxy(database.url)
  onTestFinished(() => proxy.close())
  const ask = await serveBuild(proxy.url, { 'chunks/newer.js': 'newer()' })
  expect(await (await ask('chunks/older.js')).text()).toBe('older()')
  expect((await ask('chunks/never.js')).status).toBe(404)
  proxy.cut()
  const away = await ask('chunks/older.js')
  expect([away.status, away.headers.get('cache-control')]).toEqual([503, 'no-store'])
  const failed = proxy.refusal()
  const again = ask('chunks/older.js')
  await failed
  proxy.restore()
  expect((await again).status).toBe(200)
})
