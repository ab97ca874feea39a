import Stripe from 'stripe'
import type { RunningProcess, StartProcess } from './processes/process'

export interface LocalStripe {
  url: string
  process: RunningProcess
}

export interface LocalStripeSettings {
  port: number
  databaseUrl: string
  country: string
  strict?: boolean
  onLine?(line: string): void
}

/** Starts the local Stripe on its own database and waits until it answers. */
export async function startLocalStripe(
  start: StartProcess,
  { port, databaseUrl, country, strict = false, onLine }: LocalStripeSettings,
): Promise<LocalStripe> {
  const url = `http://127.0.0.1:${port}`
  const settings = {
    LOCAL_STRIPE_PORT: String(port),
    LOCAL_STRIPE_DATABASE_URL: databaseUrl,
    LOCAL_STRIPE_URL: url,
    LOCAL_STRIPE_COUNTRY: country,
    ...(strict && { LOCAL_STRIPE_STRICT: '1' }),
  }
  const running = start('local Stripe', process.execPath, ['packages/local-stripe/bin/local-stripe.mjs', 'serve'], {
    env: { ...process.env, ...settings },
    onLine,
  })
  await running.says(/local Stripe ready on/)
  return { url, process: running }
}

/** Throws when a strict local Stripe sent anything that Stripe would not. */
export async function expectNoFindings(url: string): Promise<void> {
  const response = await fetch(`${url}/_control/findings`)
  if (!response.ok) throw new Error(`could not get the local Stripe's findings: ${await response.text()}`)
  const { data } = (await response.json()) as { data: string[] }
  if (data.length > 0) throw new Error(`Stripe would not have answered this:\n${data.join('\n')}`)
}

export interface Endpoint {
  id: string
  secret: string
}

/**
 * Registers the app's webhook as an operator does: for connected accounts and exactly the two events the app receives.
 * Stripe shows the secret only once, so a known endpoint is kept and moved.
 */
export async function registerEndpoint(
  { url, secretKey, appUrl }: { url: string; secretKey: string; appUrl: string },
  known?: Endpoint,
): Promise<Endpoint> {
  const { hostname, port } = new URL(url)
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: 'http' })
  const address = `${appUrl}/api/stripe/webhook`
  if (known !== undefined) {
    await stripe.webhookEndpoints.update(known.id, { url: address })
    return known
  }
  const { id, secret } = await stripe.webhookEndpoints.create({
    url: address,
    connect: true,
    enabled_events: ['account.updated', 'capability.updated'],
    api_version: Stripe.API_VERSION as Stripe.WebhookEndpointCreateParams['api_version'],
  })
  if (secret === undefined) throw new Error('the local Stripe gave no signing secret')
  return { id, secret }
}
