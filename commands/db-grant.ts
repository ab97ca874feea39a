import { parseArgs } from 'node:util'
import { grantRights } from '../prisma/rights'
import { optionsOrExit } from '../server/options-or-exit'
import { noteSuperuserOwner } from '../server/superuser'
import { ownersUrlOrExit } from './owners-url'

const usage = `npm run db:grant -- --app ROLE --backup ROLE
  run as the owner of the tables: gives ROLE only the rights for the app, or for a dump (docs/database.md)`

const { values: roles } = optionsOrExit(
  (args) => parseArgs({ args, options: { app: { type: 'string' }, backup: { type: 'string' } } }),
  usage,
  ['app', 'backup'],
)
const named = Object.values(roles)
if (named.length === 0 || named.includes('')) {
  console.error(`Name a role.\n${usage}`)
  process.exit(2)
}
try {
  const url = ownersUrlOrExit()
  await grantRights(url, roles)
  await noteSuperuserOwner(url)
  const granted = Object.entries(roles).map((each) => each.join(' '))
  console.log(`Granted: ${granted.join(', ')}.`)
} catch (error) {
  console.error(`Could not grant the rights: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
