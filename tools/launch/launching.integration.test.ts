import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { findProcess } from '../processes/process-table'

// Below the run's folder, where leftovers of an interrupted run are cleaned up.
const root = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'launching-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const newFolder = () => join(root, String(folders++))

test.concurrent.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('ends everything on %s, an unresponsive child too, and the launcher with %i', async (signal, code) => {
  const launcher = await launch(newFolder())
  launcher.child.kill(signal)
  expect(await launcher.ended).toBe(code)
  expectGone(launcher)
})

test.concurrent.each(['stdout', 'stderr'] as const)('ends everything when nobody reads a %s any more', async (name) => {
  const launcher = await launch(newFolder())
  launcher.child[name]?.destroy()
  expect(await launcher.ended).toBe(1)
  expectGone(launcher)
})

test.concurrent('names a child that dies, and ends the others and the launcher', async () => {
  const launcher = await launch(newFolder())
  process.kill(launcher.postgres, 'SIGKILL')
  expect(await launcher.ended).toBe(1)
  expect(launcher.errors()).toContain('PostgreSQL ended unexpectedly (SIGKILL)')
  expectGone(launcher)
})

test.concurrent('ends what a killed launcher left, and finds the data again', async () => {
  const folder = newFolder()
  const first = await launch(folder)
  await tell(first.url, 'CREATE TABLE kept (id int)')
  first.child.kill('SIGKILL')
  await first.ended
  expect(findProcess(first.postgres)).not.toBeNull()
  expect(findProcess(first.deaf)).not.toBeNull()

  const second = await launch(folder)
  expectGone(first)
  await tell(second.url, 'INSERT INTO kept VALUES (1)')
  second.child.kill('SIGTERM')
  await second.ended
})

test.concurrent('restarts a PostgreSQL killed with clients connected', async () => {
  const folder = newFolder()
  const first = await launch(folder)
  const client = new Client(first.url)
  client.on('error', () => {})
  await client.connect()
  first.child.kill('SIGKILL')
  process.kill(first.postgres, 'SIGKILL')
  await first.ended

  const second = await launch(folder)
  await tell(second.url, 'SELECT 1')
  second.child.kill('SIGTERM')
  await second.ended
})

test.concurrent('refuses a second launcher while the first one lives', async () => {
  const folder = newFolder()
  const first = await launch(folder)
  await expect(launch(folder)).rejects.toThrow(`Process ${first.child.pid} is running here already; end it first.`)
  await tell(first.url, 'SELECT 1')
  first.child.kill('SIGTERM')
  await first.ended
})

interface Launcher {
  child: ChildProcess
  ended: Promise<number | null>
  errors(): string
  postgres: number
  deaf: number
  url: string
}

async function launch(folder: string): Promise<Launcher> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/testing/launcher.ts', folder])
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ended, errors: () => errors, ...JSON.parse(line) }
  }
  await ended
  throw new Error(errors)
}

function expectGone({ postgres, deaf }: Launcher) {
  expect(findProcess(postgres)).toBeNull()
  expect(findProcess(deaf)).toBeNull()
}

async function tell(url: string, statement: string) {
  const client = new Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}
