import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProcess } from '../processes/process'
import { auditPackages, readAudit } from './audit'
import { nothing, oneFailed, onePassed } from './tally'

/** Package → severity, as this registry reports it. */
const known = { stripe: 'high', zod: 'low', vitest: 'critical' }
const registry = createServer(({ method }, response) => {
  const holes = Object.entries(known).map(([name, severity]) => [name, [holeOf(severity)]])
  if (method === 'POST') response.end(JSON.stringify(Object.fromEntries(holes)))
  else response.writeHead(404).end()
})
beforeAll(() => new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => registry.close(resolve)))

test('a severe hole in a package of production fails the audit, and is named alone', async () => {
  const { port } = registry.address() as AddressInfo
  const { tally, sentence } = await audit(`http://127.0.0.1:${port}`)
  expect(tally).toEqual(oneFailed)
  expect(sentence).toMatch(/production packages:\n {2}stripe .*: high$/)
})

test('where no registry answers, the audit says so, and neither fails nor passes', async () => {
  const { tally, sentence } = await audit('http://127.0.0.1:9')
  expect(tally).toEqual(nothing)
  expect(sentence).toMatch(/^The packages were not audited: no registry answered\. .*127\.0\.0\.1:9/)
})

test('an audit that finds nothing severe has passed', () => {
  const vulnerabilities = { zod: { severity: 'moderate', range: '<5' } }
  expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({ tally: onePassed, sentence: null })
})

test('an audit that ends for another reason has failed', () => {
  const summary = 'This command requires an existing lockfile.'
  const { tally, sentence } = readAudit(JSON.stringify({ error: { code: 'ENOLOCK', summary } }))
  expect(tally).toEqual(oneFailed)
  expect(sentence).toContain(summary)
  expect(readAudit('').tally).toEqual(oneFailed)
})

function audit(address: string) {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-audit-'))
  const settings = { npm_config_registry: address, npm_config_cache: folder }
  return auditPackages({ start: startProcess, env: { ...process.env, ...settings } })
}

function holeOf(severity: string) {
  return { id: 1, severity, title: 'A hole', url: 'http://localhost', vulnerable_versions: '*' }
}
