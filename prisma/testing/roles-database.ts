import { randomBytes } from 'node:crypto'
import { runStatements } from '../test-database'
import { changedAddress } from './changed-address'

export interface RolesDatabase {
  owner: string
  app: string
  backup: string
  names: { app: string; backup: string }
  drop(): Promise<void>
}

export async function createRolesDatabase(): Promise<RolesDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const [name, password] = [`greenlight_roles_${randomBytes(6).toString('hex')}`, randomBytes(12).toString('hex')]
  const roles = { owner: `${name}_owner`, app: `${name}_app`, backup: `${name}_backup` }
  await runStatements(
    server,
    ...Object.values(roles).map((role) => `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`),
    `CREATE DATABASE ${name} OWNER ${roles.owner}`,
    `REVOKE CONNECT, TEMPORARY ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${roles.app}, ${roles.backup}`,
  )
  const as = (username: string) => changedAddress(server, { username, password, pathname: name })
  return {
    owner: as(roles.owner),
    app: as(roles.app),
    backup: as(roles.backup),
    names: { app: roles.app, backup: roles.backup },
    drop: () =>
      runStatements(
        server,
        `DROP DATABASE ${name} WITH (FORCE)`,
        ...Object.values(roles).map((role) => `DROP ROLE ${role}`),
      ),
  }
}
