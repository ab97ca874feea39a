import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Endpoint } from '../local-stripe'
import { endLeftover } from '../postgres/postgres-leftover'

export interface Saved {
  signInSecret: string
  databasePassword: string
  stripeKey: string
  endpoint?: Endpoint
  isSeeded: boolean
}

export const places = {
  saved: '.data/demo.json',
  people: '.data/demo-people.json',
  key: '.data/demo-key',
  processes: '.data/demo-processes.json',
  postgres: `${process.cwd()}/.data/postgres`,
  mail: '.data/mail',
  log: '.data/demo.log',
}

export function recall(): Saved {
  const kept = existsSync(places.saved) ? (JSON.parse(readFileSync(places.saved, 'utf8')) as Partial<Saved>) : {}
  return {
    signInSecret: randomBytes(32).toString('base64url'),
    databasePassword: randomBytes(18).toString('base64url'),
    stripeKey: `sk_test_localdemo${randomBytes(12).toString('hex')}`,
    isSeeded: false,
    ...kept,
  }
}

export function keep(saved: Saved): void {
  mkdirSync(dirname(places.saved), { recursive: true })
  writeFileSync(places.saved, `${JSON.stringify(saved, null, 2)}\n`, { mode: 0o600 })
}

/** Deletes all data of the demo. Nothing of it may be running. */
export async function startAnew(): Promise<void> {
  await endLeftover(places.postgres)
  for (const place of [
    places.saved,
    places.people,
    places.key,
    places.mail,
    places.postgres,
    `${places.postgres}.password`,
  ]) {
    rmSync(place, { recursive: true, force: true })
  }
}
