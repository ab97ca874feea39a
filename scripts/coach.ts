import { parseArgs } from 'node:util'
import { referenceGrammar } from '../lib/payouts/reference'
import { runCommand } from './command'

const usage = `npm run coach -- add EMAIL [--name NAME] [--reference REFERENCE]
  EMAIL       where the coach's sign-in links go
  NAME        how the coach is called, 100 characters at most
  REFERENCE   your own id for the coach: 1 to 64 letters, digits, dots, colons, dashes and underscores, but
              neither . nor ..`

await runCommand(usage, async ({ operator }) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, reference: { type: 'string' } },
  })
  const [verb, typed, ...rest] = positionals
  const { name = null, reference = null } = values
  if (verb !== 'add' || typed === undefined || rest.length > 0) return 'usage'
  const email = operator.toAddress(typed)
  if (email === null) return { sentence: `${typed} is not an address we can write to.`, code: 2 }
  if (name !== null && !/^\P{Cc}{1,100}$/u.test(name)) return { sentence: `The name is not one.\n${usage}`, code: 2 }
  if (reference !== null && !referenceGrammar.test(reference))
    return { sentence: `The reference is not one.\n${usage}`, code: 2 }
  const coachId = await operator.addCoach({ email, name, reference, by: { kind: 'machine' } })
  if (coachId === null) return { sentence: 'There is a coach with this address or this reference already.', code: 1 }
  return { sentence: `${email} may sign in now. The coach's id is ${coachId}.`, code: 0 }
})
