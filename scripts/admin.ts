import { parseArgs } from 'node:util'
import { runCommand } from './command'

const usage = `npm run admin -- grant|revoke EMAIL
  grant    this person sees every coach from now on, and may sign in
  revoke   they do not any more, also in the session they have open`

await runCommand(usage, async ({ operator }) => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [verb, typed, ...rest] = positionals
  if ((verb !== 'grant' && verb !== 'revoke') || typed === undefined || rest.length > 0) return 'usage'
  const email = operator.toAddress(typed)
  if (email === null) return { sentence: `${typed} is not an address we can write to.`, code: 2 }
  const by = { kind: 'machine' } as const
  if (verb === 'grant') {
    const isNew = await operator.grantAdmin(email, by)
    return { sentence: isNew ? `${email} is an admin now.` : `${email} was an admin already.`, code: 0 }
  }
  const wasAdmin = await operator.revokeAdmin(email, by)
  return wasAdmin
    ? { sentence: `${email} is no admin any more, as of now.`, code: 0 }
    : { sentence: `${email} was no admin.`, code: 1 }
})
