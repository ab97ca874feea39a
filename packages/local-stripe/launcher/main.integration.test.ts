import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import type { Note } from '../processes/leftovers'
import { freePort } from '../processes/ports'
import { findProcess } from '../processes/process-table'
import { createTestDatabase } from '../testing/database'

const run = promisify(execFile)

// Below the run's folder, where leftovers of an interrupted run are cleaned up.
const root = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'alone-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.concurrent('keeps its accounts between starts, even after a kill, and deletes them on demand', async () => {
  const folder = join(root, 'kept')
  const first = await launch(folder)
  const account = await first.stripe.accounts.create({ type: 'express' })
  await expect(launch(folder)).rejects.toThrow(`Process ${first.pid} is running here already; end it first.`)
  const left = first.started()
  expect(left.map(({ name }) => name)).toContain('PostgreSQL')
  first.child.kill('SIGKILL')
  await first.ended

  const second = await launch(folder)
  expect(left.filter(isAlive)).toEqual([])
  expect((await second.stripe.accounts.list()).data.map(({ id }) => id)).toEqual([account.id])
  await second.endBy('SIGINT', 130)

  const third = await launch(folder, ['--reset'])
  expect((await third.stripe.accounts.list()).data).toEqual([])
  await third.endBy('SIGTERM', 143)
})

test.concurrent('uses a given database, avoids a taken port, and leaves nothing at the end', async () => {
  const database = await createTestDatabase()
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const local = await launch(join(root, 'own'), ['--port', String(port)], { LOCAL_STRIPE_DATABASE_URL: database.url })
  expect(Number(new URL(local.url).port)).toBeGreaterThan(port)
  expect(local.started().map(({ name }) => name)).toEqual(['launcher'])
  await local.stripe.accounts.create({ type: 'express' })
  await local.endBy('SIGTERM', 143)
  taken.close()
  await database.drop()
})

test.concurrent('ends with everything it started once nobody reads its output', async () => {
  const database = await createTestDatabase()
  const local = await launch(join(root, 'unread'), [], { LOCAL_STRIPE_DATABASE_URL: database.url })
  const all = local.started()
  local.child.stderr?.destroy()
  // PostgreSQL logs each lost connection.
  await database.query((client) =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  )
  expect(await local.ended).toBe(1)
  expect(all.filter(isAlive)).toEqual([])
  await database.drop()
})

test.concurrent('runs its README’s examples as written', async () => {
  const database = await createTestDatabase()
  const local = await launch(join(root, 'examples'), [], { LOCAL_STRIPE_DATABASE_URL: database.url })
  const here = (example: string) => example.replaceAll('4010', new URL(local.url).port)
  const node = await run(process.execPath, ['--input-type=module', '--eval', here(examples('js'))])
  expect(node.stdout).toContain('Answer the form at http')
  expect(node.stdout).toContain('Payouts are on')
  expect(node.stdout).toMatch(/The coach will get \d+ usd/)
  const shell = await run('sh', ['-eu', '-c', here(examples('sh'))])
  expect(shell.stdout).toContain('"object": "account"')
  await local.endBy('SIGTERM', 143)
  await database.drop()
})

/** All examples of a language in order; those in bash start the local Stripe. */
function examples(language: 'js' | 'sh'): string {
  const text = readFileSync('packages/local-stripe/README.md', 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code).join('')
}

test.concurrent('prints its usage for an unknown command line', async () => {
  await expect(launch(join(root, 'wrong'), ['--prot', '4010'])).rejects.toThrow('npm run local-stripe -- [--port 4010]')
})

interface Alone {
  child: ChildProcess
  pid: number
  url: string
  stripe: Stripe
  ended: Promise<number | null>
  /** The launcher and its child processes. */
  started(): Note[]
  /** Sends the signal and expects this exit code and no process left. */
  endBy(signal: NodeJS.Signals, code: number): Promise<void>
}

async function launch(folder: string, args: string[] = [], settings: Record<string, string> = {}): Promise<Alone> {
  const { npm_lifecycle_event: _, ...env } = process.env
  const port = ['--port', String(await freePort())]
  const child = spawn(process.execPath, ['tools/local-stripe-alone.mjs', '--data', folder, ...port, ...args], {
    env: { ...env, ...settings },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^local Stripe ready on (http:\S+)$/.exec(line)?.[1]
    if (url === undefined) throw new Error(`the first line was: ${line}`)
    return { child, pid: child.pid ?? 0, url, stripe: sdkAt(url), ended, ...watch(folder, child, ended) }
  }
  await ended
  throw new Error(errors)
}

function watch(folder: string, child: ChildProcess, ended: Alone['ended']): Pick<Alone, 'started' | 'endBy'> {
  const started = () => JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as Note[]
  return {
    started,
    async endBy(signal, code) {
      const all = started()
      child.kill(signal)
      expect(await ended).toBe(code)
      expect(all.filter(isAlive)).toEqual([])
    },
  }
}

const isAlive = ({ pid, startedAt }: Note) => findProcess(pid)?.startedAt === startedAt

function sdkAt(url: string): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe('sk_test_anything1234', { host: hostname, port, protocol: 'http', telemetry: false })
}
