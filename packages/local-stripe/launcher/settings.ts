import type { LocalStripeOptions } from '../server'

export type Settings = Omit<LocalStripeOptions, 'databaseUrl' | 'port'>

/** Server settings from the environment; the launcher sets database and port. Throws one sentence. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    url: env.LOCAL_STRIPE_URL?.replace(/\/+$/, ''),
    country: env.LOCAL_STRIPE_COUNTRY,
    checkSeconds: wholeNumber('LOCAL_STRIPE_CHECK_SECONDS', env.LOCAL_STRIPE_CHECK_SECONDS ?? '4'),
    settleSeconds: wholeNumber('LOCAL_STRIPE_SETTLE_SECONDS', env.LOCAL_STRIPE_SETTLE_SECONDS ?? '2'),
    sendsAnywhere: env.LOCAL_STRIPE_SEND_ANYWHERE === '1',
    strict: env.LOCAL_STRIPE_STRICT === '1',
  }
}

export function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name]
  if (value) return value
  throw new Error(`${name} is not set; see the README of local-stripe`)
}

export function wholeNumber(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new Error(`${name} must be a whole number, not ${value}`)
}
