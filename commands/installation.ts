import { parseArgs } from 'node:util'
import type { Records } from '../lib/composition/records'
import { type Ending, onRecords, runCommand } from './command'

const usage = `npm run installation
  prints the id of this installation; everything it creates at Stripe carries it
npm run installation -- copy --of ID
  gives a copied database its own identity: it leaves the payments it came with alone, and ignores what the original
  creates from then on. ID is the id the copy came with
npm run installation -- original
  undoes that, if this database is the original after all`

await runCommand(usage, () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { of: { type: 'string' } } })
  const [verb, ...rest] = positionals
  if (rest.length > 0) return 'usage'
  if (verb === undefined) return onRecords(({ identity }) => show(identity))
  if (verb === 'original') return onRecords(({ identity }) => beOriginal(identity))
  const { of } = values
  if (verb !== 'copy' || of === undefined) return 'usage'
  return onRecords(({ identity }) => beCopy(identity, of))
}, ['of'])

type Identity = Records['identity']

async function show(identity: Identity): Promise<Ending> {
  const { id, madeAt, copiedFrom } = await identity.find()
  const origin = copiedFrom === null ? '' : `, a copy of ${copiedFrom}`
  return { sentence: `Installation ${id}, since ${madeAt.toISOString()}${origin}.`, code: 0 }
}

async function beCopy(identity: Identity, of: string): Promise<Ending> {
  const { id } = await identity.find()
  if (of !== id)
    return { sentence: `This database belongs to another installation: ${id}. Nothing was changed.`, code: 1 }
  await identity.beCopy()
  return { sentence: `This database is now the installation ${(await identity.find()).id}, a copy of ${id}.`, code: 0 }
}

async function beOriginal(identity: Identity): Promise<Ending> {
  if (!(await identity.beOriginal())) return { sentence: 'This database is not a copy. Nothing was changed.', code: 1 }
  return { sentence: `This database is the installation ${(await identity.find()).id} again.`, code: 0 }
}
