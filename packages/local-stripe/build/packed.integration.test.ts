import { execFile, spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findProcess } from '../processes/process-table'
import { openRegistry } from '../testing/registry'

const run = promisify(execFile)
const home = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

// A clean folder with nothing of this repository above it.
const folder = mkdtempSync(join(tmpdir(), 'stranger-'))
const names = Object.keys(process.env).filter((name) => !/^(npm_|LOCAL_STRIPE_)/.test(name))
const env = Object.fromEntries(names.map((name) => [name, process.env[name]])) as NodeJS.ProcessEnv
let tarball = ''
beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: home, env })
  tarball = (JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{ filename: string }])[0].filename
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const registry = await openRegistry(root)
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--cache', join(folder, '.npm')]
  await run('npm', ['install', `./${tarball}`, '--registry', registry.url, ...quiet], { cwd: folder, env })
  await registry.close()
  // Packing and unpacking PostgreSQL moves 60 MB.
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('starts with one command from an installed package, and the SDK opens an account', async () => {
  const child = spawn('npx', ['--offline', 'local-stripe', '--port', '4310'], { cwd: folder, env, detached: true })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const [line] = await firstLines(child.stdout)
  expect(line ?? errors).toMatch(/^local Stripe ready on http:\/\/127\.0\.0\.1:\d+$/)
  const { port } = new URL((line ?? '').replace('local Stripe ready on ', ''))
  const stripe = new Stripe('sk_test_stranger1234', { host: '127.0.0.1', port, protocol: 'http', telemetry: false })
  const account = await stripe.accounts.create({ type: 'express', country: 'US' })
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({ id: account.id, type: 'express' })

  const notes = JSON.parse(readFileSync(join(folder, '.data/local-stripe/processes.json'), 'utf8')) as Note[]
  expect(notes.map(({ name }) => name)).toEqual(expect.arrayContaining(['launcher', 'PostgreSQL']))
  // Ctrl-C reaches the whole process group.
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await ended
  expect(notes.filter(({ pid, startedAt }) => findProcess(pid)?.startedAt === startedAt)).toEqual([])
})

test('starts from a test suite, resets, and has its types', async () => {
  writeFileSync(join(folder, 'suite.mts'), suite)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  await run(
    process.execPath,
    [tsc, 'suite.mts', '--ignoreConfig', '--module', 'nodenext', '--strict', '--lib', 'es2023,dom'],
    {
      cwd: folder,
    },
  )
  const { stdout } = await run(process.execPath, ['suite.mjs'], { cwd: folder, env })
  expect(stdout.trim().split('\n')).toEqual(['opened an account', 'it is gone'])
})

const suite = `
import { type StartedLocalStripe, startLocalStripe } from 'local-stripe'
const local: StartedLocalStripe = await startLocalStripe({ port: 0 })
const headers = { authorization: \`Bearer \${local.key}\` }
const accounts = async () => (await fetch(\`\${local.url}/v1/accounts\`, { headers })).json()
await fetch(\`\${local.url}/v1/accounts\`, { method: 'POST', headers, body: new URLSearchParams({ type: 'express' }) })
if ((await accounts()).data.length === 1) console.log('opened an account')
await local.reset()
if ((await accounts()).data.length === 0) console.log('it is gone')
await local.stop()
`

test('weighs a tenth of a clone with packages, without tests, sources or the app’s words', () => {
  const clone = 1_000_000_000
  expect(weigh(join(folder, 'node_modules'))).toBeLessThan(clone / 10)
  const installed = join(folder, 'node_modules/local-stripe')
  expect(existsSync(join(installed, 'dist/main.js'))).toBe(true)
  const files = readdirSync(installed, { recursive: true }).map(String)
  expect(files.filter((file) => /\.test\.|\.ts$/.test(file)).sort()).toEqual([
    'dist/start-local-stripe.d.ts',
    'examples/playwright-fixture.ts',
  ])
  const texts = files.filter((file) => lstatSync(join(installed, file)).isFile() && file !== 'LICENSE')
  expect(texts.filter((file) => /greenlight/i.test(readFileSync(join(installed, file), 'utf8')))).toEqual([])
})

interface Note {
  name: string
  pid: number
  startedAt: string
}

async function firstLines(stream: NodeJS.ReadableStream): Promise<string[]> {
  for await (const line of createInterface({ input: stream })) return [line]
  return []
}

function weigh(path: string): number {
  const stat = lstatSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + weigh(join(path, name)), 0)
}
