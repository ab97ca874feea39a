import { wireQueueTables } from '../lib/composition/root'
import { applyMigrations } from '../prisma/migrate'
import { noOptionsOrExit } from '../server/options-or-exit'
import { noteSuperuserOwner } from '../server/superuser'
import { ownersUrlOrExit } from './owners-url'

noOptionsOrExit('npm run db:migrate')
const url = ownersUrlOrExit()

try {
  const applied = await applyMigrations(url)
  await wireQueueTables(url)
  await noteSuperuserOwner(url)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
} catch (error) {
  console.error(`Could not bring the database up to date: ${error instanceof Error ? error.message : error}`)
  console.error('A failed migration leaves nothing behind. Fix the cause, then run the same command again.')
  process.exit(1)
}
