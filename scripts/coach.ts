import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wire } from '../lib/wiring'

if (existsSync('.env')) process.loadEnvFile('.env')

const usage = 'npm run coach -- add EMAIL [--name NAME] [--reference REFERENCE]'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, reference: { type: 'string' } },
})
const [verb, typed, ...rest] = positionals
if (verb !== 'add' || typed === undefined || rest.length > 0) end(usage, 2)

const { operator, database } = wire()
const email = operator.toAddress(typed)
if (email === null) end(`${typed} is not an address we can write to.`, 2)
if (values.reference !== undefined && !/^[A-Za-z0-9._:-]{1,64}$/.test(values.reference)) {
  end('A reference is 1 to 64 letters, digits, dots, colons, dashes and underscores.', 2)
}
const coachId = await operator.addCoach({
  email,
  name: values.name ?? null,
  reference: values.reference ?? null,
  by: { kind: 'machine' },
})
await database.close()
if (coachId === null) end(`There is a coach with this address or this reference already.`, 1)
end(`${email} may sign in now. The coach's id is ${coachId}.`, 0)

function end(sentence: string, code: number): never {
  ;(code === 0 ? console.log : console.error)(sentence)
  process.exit(code)
}
