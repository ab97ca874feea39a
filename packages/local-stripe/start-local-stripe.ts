import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { packageFolder } from './package-folder'

export interface StartOptions {
  /** By default any free port. */
  port?: number
  /** The platform's secret key: any test key. By default one nobody else has. */
  key?: string
  /** An existing database. By default it starts PostgreSQL and throws it away at the end. */
  databaseUrl?: string
  /** The platform's country; `US` by default. */
  country?: string
  /** Seconds on the local clock until submitted details are checked; 0 by default. */
  checkSeconds?: number
  /** Seconds on the local clock until a payment with `automatic_async` reaches the balance; 0 by default. */
  settleSeconds?: number
  /** Sends events to endpoints on other machines too. */
  sendsAnywhere?: boolean
  /** Checks every response and event against Stripe's schema; `/_control/findings` lists what does not fit. */
  strict?: boolean
}

export interface StartedLocalStripe {
  url: string
  /** The platform's key. Clock, faults and delivery set with it affect this platform only. */
  key: string
  /** Deletes everything created, set or arranged with the key. */
  reset(): Promise<void>
  /** Stops it and everything it started, and leaves nothing behind. */
  stop(): Promise<void>
}

/**
 * Starts a local Stripe for a test suite in its own process, which ends with the caller however that ends.
 * Throws one sentence when it does not start.
 */
export async function startLocalStripe(options: StartOptions = {}): Promise<StartedLocalStripe> {
  const { key = `sk_test_${randomBytes(12).toString('hex')}`, databaseUrl, country } = options
  const env: NodeJS.ProcessEnv = {
    ...withoutSettings(process.env),
    LOCAL_STRIPE_PORT: String(options.port ?? 0),
    LOCAL_STRIPE_CHECK_SECONDS: String(options.checkSeconds ?? 0),
    LOCAL_STRIPE_SETTLE_SECONDS: String(options.settleSeconds ?? 0),
    ...(databaseUrl !== undefined && { LOCAL_STRIPE_DATABASE_URL: databaseUrl }),
    ...(options.sendsAnywhere && { LOCAL_STRIPE_SEND_ANYWHERE: '1' }),
    ...(options.strict && { LOCAL_STRIPE_STRICT: '1' }),
    ...(country !== undefined && { LOCAL_STRIPE_COUNTRY: country }),
  }
  // Its own group: Ctrl-C ends the suite first, which may still send requests.
  const child = fork(program, ['suite'], {
    env,
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.ref()
    if (child.connected) child.disconnect()
    await ended
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (said: { url?: string; problem?: string }) =>
      said.url === undefined ? reject(new Error(said.problem)) : resolve(said.url),
    )
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the local Stripe ended with ${code} before it was ready`)))
  }).catch(async (error) => {
    await stop()
    throw error
  })
  // A suite that forgets to stop it can still exit.
  child.unref()
  child.channel?.unref()
  return { url, key, stop, reset: () => reset(url, key) }
}

const program = fileURLToPath(new URL('bin/local-stripe.mjs', packageFolder))

/** Environment settings belong to servers started by people; a suite passes options. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => !/^(LOCAL_STRIPE|npm_lifecycle)_/.test(name))
  return Object.fromEntries(names.map((name) => [name, env[name]])) as NodeJS.ProcessEnv
}

async function reset(url: string, key: string): Promise<void> {
  const response = await fetch(`${url}/_control/reset`, { method: 'POST', headers: { authorization: `Bearer ${key}` } })
  if (!response.ok) throw new Error(`the local Stripe did not reset: ${await response.text()}`)
}
