import { untilAnswered } from './answering'
import type { RunningProcess, StartProcess } from './process'
import { succeed } from './succeed'

/** Settings by their names in the environment. */
export type Settings = Record<string, string | undefined>

/** Builds the app for production. Throws with the build's last lines when it does not build. */
export async function buildApp(start: StartProcess, settings: Settings): Promise<void> {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  await succeed(start('build', process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env }))
}

/** Starts the built app in production mode, on this machine only, and waits until it takes requests. */
export async function startApp(
  start: StartProcess,
  { settings, port, name = 'app', byNpm = false }: { settings: Settings; port: number; name?: string; byNpm?: boolean },
): Promise<RunningProcess> {
  const [command, ...before] = byNpm
    ? ['npm', 'start', '--']
    : [process.execPath, '--import', 'tsx', 'scripts/start.ts']
  const args = [...before, '--hostname', '127.0.0.1', '--port', String(port)]
  const running = start(name, command, args, { env: { ...process.env, ...settings } })
  await untilAnswered(`http://127.0.0.1:${port}/api/health`, running)
  return running
}

export interface AppSettings {
  port: number
  databaseUrl: string
  signInSecret: string
  stripeKey: string
  webhookSecret: string
  localStripeUrl: string
  smtpUrl: string
}

/** The settings of an app that stands on our own PostgreSQL, local Stripe and mail box. */
export function appSettings(given: AppSettings): Settings {
  return {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    APP_URL: `http://localhost:${given.port}`,
    PORT: String(given.port),
    DATABASE_URL: given.databaseUrl,
    NEXTAUTH_SECRET: given.signInSecret,
    STRIPE_SECRET_KEY: given.stripeKey,
    STRIPE_WEBHOOK_SECRETS: given.webhookSecret,
    STRIPE_API_BASE: given.localStripeUrl,
    SMTP_URL: given.smtpUrl,
    MAIL_FROM: 'Greenlight <pay@demo.example>',
    SUPPORT_EMAIL: 'help@demo.example',
    SIGN_UP: 'open',
    ADMIN_EMAILS: 'admin@demo.example',
    PLATFORM_COUNTRY: 'US',
  }
}
