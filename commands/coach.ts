import { parseArgs } from 'node:util'
import { toAddress } from '../lib/address'
import type { Records } from '../lib/composition/records'
import type { Coach } from '../lib/payouts/coaches/coach'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { coachIdGrammar, referenceGrammar } from '../lib/payouts/vocabulary/reference'
import { longestName, toLine } from '../lib/payouts/vocabulary/text'
import { type Command, type Ending, onRecords, runCommand } from './command'

const usage = `npm run coach -- add EMAIL [--name NAME] [--reference REFERENCE] [--id ID] [--invite]
npm run coach -- rename WHO NAME
  EMAIL       where the coach's sign-in links go
  WHO         the coach's email address, your own id for them, or ours
  NAME        the coach's name: at most ${longestName} characters, none invisible
  REFERENCE   your own id for the coach: 1 to 64 letters, digits, dots, colons, dashes and underscores, but
              not just . or ..
  --invite    emails a new coach what this is and where to sign in, once the app or a worker runs
  ID          our id for a coach that a restore lost; the Health page shows it. Without it, the coach gets a new id`

const noName: Ending = { sentence: `The name is not valid.\n${usage}`, code: 2 }
const adopting = 'Now run npm run reconcile: it restores their account and payments from Stripe.'

await runCommand(usage, () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      reference: { type: 'string' },
      id: { type: 'string' },
      invite: { type: 'boolean' },
    },
  })
  const [verb, who, name, ...rest] = positionals
  if (who === undefined || rest.length > 0) return 'usage'
  if (verb === 'add' && name === undefined) return add(who, values)
  if (verb === 'rename' && name !== undefined && Object.keys(values).length === 0) return rename(who, name)
  return 'usage'
}, ['name', 'reference', 'id'])

interface AddOptions {
  name?: string
  reference?: string | null
  id?: string
  invite?: boolean
}

function add(typed: string, { name: called, reference = null, id, invite = false }: AddOptions): Command {
  const email = toAddress(typed)
  if (email === null) return { sentence: `${JSON.stringify(typed)} is not a valid email address.`, code: 2 }
  const name = called === undefined ? null : toLine(called, longestName)
  if (called !== undefined && name === null) return noName
  if (reference !== null && !referenceGrammar.test(reference))
    return { sentence: `The reference is not valid.\n${usage}`, code: 2 }
  if (id !== undefined && !coachIdGrammar.test(id))
    return { sentence: `The id must look like 0b6cde1c-40f0-4c2b-9a3f-5d0c8f0f6f11.\n${usage}`, code: 2 }
  const asked = { email, name, reference, ...(id !== undefined && { id: id as CoachId }) }
  return onRecords(async (records) => {
    const coachId = await records.addCoach({ ...asked, by: { kind: 'machine' } })
    if (coachId === null) return sayListed(await records.coachesListed(asked), asked)
    if (invite) await records.invite(coachId)
    const invited = invite ? ' An invitation is on its way.' : ''
    const next = id === undefined ? '' : ` ${adopting}`
    return { sentence: `${email} can sign in now. The coach's id is ${coachId}.${invited}${next}`, code: 0 }
  })
}

/** Repeating the same facts is fine; different ones are shown next to the stored ones. */
function sayListed(existing: Coach[], asked: Pick<Coach, 'email' | 'name' | 'reference'> & { id?: CoachId }): Ending {
  const [coach, ...others] = existing
  const facts = Object.entries({ id: coach?.id, ...asked })
  const isSame = others.length === 0 && facts.every(([fact, value]) => coach?.[fact as keyof Coach] === value)
  if (isSame)
    return { sentence: `${asked.email} is already listed with these details. The coach's id is ${coach?.id}.`, code: 0 }
  const lines = existing.map(
    ({ id, email, name, reference }) =>
      `  ${email}, ${name ?? 'without a name'}, ${reference === null ? 'without a reference' : `reference ${reference}`}, id ${id}`,
  )
  return { sentence: ['Nothing was added. Already listed:', ...lines].join('\n'), code: 1 }
}

function rename(who: string, typed: string): Command {
  if (toLine(typed, longestName) === null) return noName
  return onRecords(async (records) => {
    const coach = await find(records, who)
    if (coach === null) return { sentence: 'No coach has this address, reference or id.', code: 1 }
    const answer = await records.renameCoach(coach.id, typed)
    if (answer?.kind === 'no-name') return noName
    if (answer?.kind === 'same-name') return { sentence: 'The coach already has this name.', code: 0 }
    return { sentence: `The name of ${coach.email} is now ${typed.trim()}.`, code: 0 }
  })
}

async function find(records: Records, who: string): Promise<Coach | null> {
  const address = toAddress(who)
  const byAddress = address === null ? null : await records.findCoachByEmail(address)
  return byAddress ?? (await records.findCoachByReference(who)) ?? (await records.findCoach(who))
}
