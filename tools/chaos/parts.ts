import { join } from 'node:path'
import { applyMigrations } from '../../prisma/migrate'
import { appSettings, type Settings, startApp } from '../app'
import { registerEndpoint, startLocalStripe } from '../local-stripe'
import { type Postgres, startPostgres } from '../postgres/postgres'
import { freePorts } from '../processes/ports'
import type { StartProcess } from '../processes/process'
import { type Balancer, openBalancer } from './balancer'
import type { Chance } from './chance'
import { type StripeSide, stripeSide } from './stripe-side'
import { openVictim, type Victim } from './victim'

/** Shared by the whole run: two databases and a Stripe. Only our database crashes. */
export interface Ground {
  postgres: Postgres
  database: Victim
  localStripeUrl: string
}

export interface Scene<Name extends string> {
  settings: Settings
  stripe: StripeSide
  balancer: Balancer
  victims: Record<Name, Victim>
}

export async function openGround(start: StartProcess, folder: string): Promise<Ground> {
  const ports = await freePorts(['database', 'localStripe'])
  const stripesDatabase = await startPostgres({ dataDir: join(folder, 'stripes-database'), isForgetful: true, start })
  const { url } = await startLocalStripe(start, {
    port: ports.localStripe,
    databaseUrl: await stripesDatabase.createDatabase('local_stripe'),
    country: 'US',
  })
  let postgres: Postgres | undefined
  const database = await openVictim(async () => {
    postgres = await startPostgres({ dataDir: join(folder, 'database'), port: ports.database, start })
    return postgres.process
  })
  if (postgres === undefined) throw new Error('the database did not start')
  return { postgres, database, localStripeUrl: url }
}

/** Two servers behind a balancer, each started by `serve`. */
export async function openServers(
  ground: Ground,
  { name, chance, buildFolder, serve }: { name: string; chance: Chance; buildFolder: string; serve: Serve },
): Promise<Scene<'server 1' | 'server 2'>> {
  const databaseUrl = await ground.postgres.createDatabase(name)
  await applyMigrations(databaseUrl)
  const ports = await freePorts(['one', 'two'])
  const balancer = await openBalancer([ports.one, ports.two], chance)
  const stripeKey = `sk_test_${name}0123456789`
  const appUrl = `http://127.0.0.1:${balancer.port}`
  const endpoint = await registerEndpoint({ url: ground.localStripeUrl, secretKey: stripeKey, appUrl })
  const settings: Settings = {
    ...appSettings({
      port: balancer.port,
      databaseUrl,
      signInSecret: 'a secret for chaos that is long enough',
      stripeKey,
      webhookSecret: endpoint.secret,
      localStripeUrl: ground.localStripeUrl,
      smtpUrl: 'smtp://127.0.0.1:9',
    }),
    NEXT_DIST_DIR: buildFolder,
    BACKGROUND_WORK: 'apart',
    // No mail server exists to take emails.
    EMAIL_WAIT_MINUTES: '60',
    // Few, so that what waits becomes a storm, and pages settle it.
    READS_PER_SECOND: '8',
  }
  const victims = {
    'server 1': await openVictim(() => serve(settings, ports.one)),
    'server 2': await openVictim(() => serve(settings, ports.two)),
  }
  return { settings, balancer, victims, stripe: stripeSide(ground.localStripeUrl, stripeKey) }
}

/** Starts a server on the port; resolves once it takes requests. */
export type Serve = (settings: Settings, port: number) => Promise<import('../processes/process').RunningProcess>

export function serveApp(start: StartProcess): Serve {
  return (settings, port) => startApp(start, { settings, port })
}
