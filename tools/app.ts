import { untilAnswered } from './processes/answering'
import type { RunningProcess, StartProcess } from './processes/process'
import { succeed } from './processes/succeed'

const next = 'node_modules/next/dist/bin/next'

export type Settings = Record<string, string | undefined>

/** Builds the app for production from the sources in `cwd`. Throws with the build's last lines when it fails. */
export async function buildApp(start: StartProcess, settings: Settings, cwd?: string): Promise<void> {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  await succeed(start('build', process.execPath, [next, 'build'], { env, cwd }))
}

const commands = {
  server: [process.execPath, '--import', 'tsx', 'server/start.ts'],
  npm: ['npm', 'start', '--'],
  /** Next's own server, without anything of `server/`. */
  'bare Next': [process.execPath, next, 'start'],
} satisfies Record<string, [command: string, ...args: string[]]>

interface AppStart {
  settings: Settings
  port: number
  name?: string
  by?: keyof typeof commands
  cwd?: string
}

export async function startApp(
  start: StartProcess,
  { settings, port, name = 'app', by = 'server', cwd }: AppStart,
): Promise<RunningProcess> {
  const [command, ...before] = commands[by]
  const args = [...before, '--hostname', '127.0.0.1', '--port', String(port)]
  const running = start(name, command, args, { env: { ...process.env, ...settings }, cwd })
  await untilAnswered(`http://127.0.0.1:${port}/api/health`, running)
  return running
}

/** Starts a worker, which does background work apart from the app, and waits until it runs. */
export async function startWorker(start: StartProcess, settings: Settings, name = 'worker'): Promise<RunningProcess> {
  const env = { ...process.env, ...settings, BACKGROUND_WORK: 'apart' }
  const running = start(name, process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env })
  await running.says(/The worker is running/)
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
