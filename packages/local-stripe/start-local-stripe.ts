import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { packageFolder } from './package-folder'

export interface StartOptions {
  /** 0, as when it is left out, takes any free port. */
  port?: number
  /** The platform's secret key; one nobody else has when it is left out. Any test key is taken. */
  key?: string
  /** A database of your own; a PostgreSQL is brought along without one, and thrown away at the end. */
  databaseUrl?: string
  /** The platform's country, `US` when it is left out. */
  country?: string
  /** How long a check of submitted details takes, on the local clock; 0 when it is left out. */
  checkSeconds?: number
  /** How long a payment with `automatic_async` takes to come to the books, on the local clock; 0 when it is left out. */
  settleSeconds?: number
  /** Sends events to endpoints on other machines too. */
  sendsAnywhere?: boolean
  /** Holds every answer and event against Stripe's schema; `/_control/findings` lists what does not fit. */
  strict?: boolean
}

export interface StartedLocalStripe {
  url: string
  /** The platform it is used by; clock, faults and delivery that are set with this key are this key's alone. */
  key: string
  /** Forgets all that was made, set or arranged with the key. */
  reset(): Promise<void>
  /** Ends it and all it started, and leaves nothing behind. */
  stop(): Promise<void>
}

/**
 * Starts a local Stripe for a test suite, in a process of its own that ends with this one, however it ends.
 * Throws with one sentence when it does not come up.
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
  // In a group of its own: Ctrl-C ends the suite first, which may still ask.
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
  // Neither keeps a suite alive that forgot to stop it.
  child.unref()
  child.channel?.unref()
  return { url, key, stop, reset: () => reset(url, key) }
}

const program = fileURLToPath(new URL('bin/local-stripe.mjs', packageFolder))

/** Settings are meant for servers that a person starts; a suite says what it wants. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => !/^(LOCAL_STRIPE|npm_lifecycle)_/.test(name))
  return Object.fromEntries(names.map((name) => [name, env[name]])) as NodeJS.ProcessEnv
}

async function reset(url: string, key: string): Promise<void> {
  const response = await fetch(`${url}/_control/reset`, { method: 'POST', headers: { authorization: `Bearer ${key}` } })
  if (!response.ok) throw new Error(`the local Stripe did not forget: ${await response.text()}`)
}
