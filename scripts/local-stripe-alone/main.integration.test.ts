import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../prisma/test-database'
import type { Note } from '../leftovers'
import { freePort } from '../ports'
import { findProcess } from '../process-table'

// Below the run's own folder, where what an interrupted run leaves is ended.
const root = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'alone-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.concurrent('it keeps its accounts between starts, a killed one included, and forgets them on demand', async () => {
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
}, 120_000)

test.concurrent('a database of your own is used, a taken port stepped over, and nothing is left at the end', async () => {
  const database = await createTestDatabase({ empty: true })
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const local = await launch(join(root, 'own'), ['--port', String(port)], { LOCAL_STRIPE_DATABASE_URL: database.url })
  expect(Number(new URL(local.url).port)).toBeGreaterThan(port)
  expect(local.started().map(({ name }) => name)).toEqual(['launcher', 'local Stripe'])
  await local.stripe.accounts.create({ type: 'express' })
  await local.endBy('SIGTERM', 143)
  taken.close()
  await database.drop()
})

test.concurrent('what it does not understand is answered with how it is used', async () => {
  await expect(launch(join(root, 'wrong'), ['--prot', '4010'])).rejects.toThrow('npm run local-stripe -- [--port 4010]')
})

interface Alone {
  child: ChildProcess
  pid: number
  url: string
  stripe: Stripe
  ended: Promise<number | null>
  /** The launcher and what it started. */
  started(): Note[]
  /** Asks it to end; its code is that, and nothing of it lives on. */
  endBy(signal: NodeJS.Signals, code: number): Promise<void>
}

async function launch(folder: string, args: string[] = [], settings: Record<string, string> = {}): Promise<Alone> {
  const { npm_lifecycle_event: _, ...env } = process.env
  const port = ['--port', String(await freePort())]
  const child = spawn(process.execPath, ['scripts/local-stripe-alone.mjs', '--data', folder, ...port, ...args], {
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
