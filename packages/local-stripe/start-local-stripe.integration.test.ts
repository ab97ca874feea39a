import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Stripe from 'stripe'
import { afterAll, expect, test, vi } from 'vitest'
import type { Note } from './processes/leftovers'
import { findProcess } from './processes/process-table'
import { startLocalStripe } from './start-local-stripe'

// A folder that no other suite uses.
const place = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'suites-'))
vi.stubEnv('TMPDIR', place)
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true, force: true })
})

test('starts several at once without a clash, and leaves nothing', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => startLocalStripe({ port: 0 })))
  expect(new Set(all.map(({ url }) => url)).size).toBe(4)
  expect(new Set(all.map(({ key }) => key)).size).toBe(4)
  const folders = foldersHere()
  for (const { url, key } of all) {
    const { hostname, port } = new URL(url)
    const stripe = new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false })
    await stripe.accounts.create({ type: 'express' })
    expect((await stripe.accounts.list()).data).toHaveLength(1)
  }
  const started = folders.flatMap(notesIn)
  expect(started.map(({ name }) => name).sort()).toEqual(
    ['PostgreSQL', 'initdb', 'launcher'].flatMap((name) => Array(4).fill(name)),
  )
  await Promise.all(all.map(({ stop }) => stop()))
  expect([foldersHere(), started.filter(isAlive)]).toEqual([[], []])
  for (const { url } of all) await expect(fetch(url)).rejects.toThrow()
})

test('ends local Stripe and PostgreSQL with a killed suite', async () => {
  const suite = await startSuite()
  const [folder = ''] = foldersHere()
  const started = notesIn(folder)
  expect(started.map(({ name }) => name)).toEqual(expect.arrayContaining(['launcher', 'PostgreSQL']))
  suite.kill('SIGKILL')
  await expect.poll(() => started.filter(isAlive)).toEqual([])
  await expect.poll(() => existsSync(folder)).toBe(false)
})

test('ends at the next start what a killed local Stripe left', async () => {
  const suite = await startSuite()
  const [folder = ''] = foldersHere()
  const started = notesIn(folder)
  const [launcher, ...others] = started
  process.kill(launcher?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => launcher && isAlive(launcher)).toBe(false)
  expect(others.filter(isAlive)).not.toEqual([])

  const next = await startLocalStripe()
  expect(started.filter(isAlive)).toEqual([])
  expect(existsSync(folder)).toBe(false)
  await next.stop()
  suite.kill('SIGKILL')
})

test('says in one sentence why it cannot start', async () => {
  const nowhere = startLocalStripe({ databaseUrl: 'postgresql://nobody@127.0.0.1:9/nothing' })
  await expect(nowhere).rejects.toThrow('ECONNREFUSED')
})

/** A process that starts one, as a test suite does, and goes on. */
async function startSuite(): Promise<ChildProcess> {
  const program = `
    import { startLocalStripe } from ${JSON.stringify(new URL('./start-local-stripe.ts', import.meta.url).href)}
    const { url } = await startLocalStripe()
    console.log(url)
    setInterval(() => {}, 1000)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const _ of createInterface({ input: child.stdout })) return child
  throw new Error('the suite did not start')
}

const foldersHere = () =>
  readdirSync(place)
    .filter((name) => name.startsWith('local-stripe-'))
    .map((name) => join(place, name))

function notesIn(folder: string): Note[] {
  const file = join(folder, 'processes.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Note[]) : []
}

const isAlive = ({ pid, startedAt }: Note) => findProcess(pid)?.startedAt === startedAt
