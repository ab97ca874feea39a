import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { wire } from '../lib/wiring'

if (existsSync('.env')) process.loadEnvFile('.env')

const usage = 'npm run admin -- grant|revoke EMAIL'

const { positionals } = parseArgs({ allowPositionals: true })
const [verb, typed, ...rest] = positionals
if ((verb !== 'grant' && verb !== 'revoke') || typed === undefined || rest.length > 0) end(usage, 2)

const { operator, database } = wire()
const email = operator.toAddress(typed)
if (email === null) end(`${typed} is not an address we can write to.`, 2)
const by = { kind: 'machine' } as const
const hasChanged = await (verb === 'grant' ? operator.grantAdmin(email, by) : operator.revokeAdmin(email, by))
await database.close()
if (verb === 'grant') end(hasChanged ? `${email} is an admin now.` : `${email} was an admin already.`, 0)
end(hasChanged ? `${email} is no admin any more, as of now.` : `${email} was no admin.`, 0)

function end(sentence: string, code: number): never {
  ;(code === 0 ? console.log : console.error)(sentence)
  process.exit(code)
}
