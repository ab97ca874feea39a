import { parseArgs } from 'node:util'
import { createTranslator } from 'next-intl'
import type { Records } from '../lib/composition/records'
import type { SealFault } from '../lib/payouts/ports/seal-store'
import { sealFaultValues } from '../lib/words/seal-fault-values'
import { region } from '../lib/words/speak'
import words from '../lib/words/staff.json'
import { type Ending, onRecords, runCommand } from './command'

const usage = `npm run audit
  compares every decision under seal with its seal and names what was altered; prints the newest seal as NUMBER:HASH.
  Changes nothing; a role that may only read is enough
npm run audit -- --kept NUMBER:HASH
  also says whether that seal is still the one you kept; may be given several times`

const t = createTranslator({ ...region, messages: words, namespace: 'admin.audit' })

/** At most so many are printed; each further one would only say the same. */
const mostPrinted = 100

interface Kept {
  number: number
  hash: string
}

await runCommand(usage, () => {
  const { values } = parseArgs({ options: { kept: { type: 'string', multiple: true } } })
  const kept: Kept[] = []
  for (const given of values.kept ?? []) {
    const seal = toKept(given)
    if (seal === null) return { sentence: `${given} is not a number and a hash, such as 812:9f86d0…`, code: 2 }
    kept.push(seal)
  }
  return onRecords(({ seals }) => audit(seals, kept))
}, ['kept'])

async function audit(seals: Records['seals'], kept: Kept[]): Promise<Ending> {
  const faults = [...(await replaced(seals, kept))]
  let checked = 0
  for await (const part of seals.readSealFaults()) {
    checked += part.seals
    faults.push(...part.faults.slice(0, Math.max(0, mostPrinted - faults.length)))
  }
  for (const fault of faults) console.error(t(`fault.${fault.kind}`, sealFaultValues(fault)))
  const { newest } = await seals.sealState()
  if (newest === null)
    return ending(faults, 'No decision is under seal yet. A running server seals them within a minute.')
  const covered = `${checked} seals checked, over all decisions up to ${newest.upToId}. Newest: ${newest.number}:${newest.hash}`
  return ending(faults, covered)
}

function ending(faults: SealFault[], covered: string): Ending {
  return faults.length === 0
    ? { sentence: `Nothing was altered. ${covered}`, code: 0 }
    : { sentence: `Decisions or seals were altered. ${covered}`, code: 1 }
}

/** Seals that are no longer as somebody kept them. */
async function replaced(seals: Records['seals'], kept: Kept[]): Promise<SealFault[]> {
  const found = await Promise.all(kept.map(({ number }) => seals.findSeal(number)))
  return kept.flatMap(({ number, hash }, index) =>
    found[index]?.hash === hash ? [] : [{ kind: 'replaced' as const, seal: number }],
  )
}

function toKept(given: string): Kept | null {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given.toLowerCase()) ?? []
  return number === undefined || hash === undefined ? null : { number: Number(number), hash }
}
