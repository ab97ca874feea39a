import { parseArgs } from 'node:util'
import { toAddress } from '../lib/address'
import type { Records } from '../lib/composition/records'
import type { ApiKey } from '../lib/payouts/api-clients/key'
import { type Ending, onRecords, runCommand } from './command'

const usage = `npm run admin -- grant|revoke EMAIL [--keys]
  grant    makes this person an admin, who can sign in and see every coach
  revoke   takes that away at once, also in open sessions, until someone grants it again
  --keys   with revoke: also revokes every API key they made`

await runCommand(usage, () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { keys: { type: 'boolean' } } })
  const [verb, typed, ...rest] = positionals
  if ((verb !== 'grant' && verb !== 'revoke') || typed === undefined || rest.length > 0) return 'usage'
  if (verb === 'grant' && values.keys !== undefined) return 'usage'
  const email = toAddress(typed)
  if (email === null) return { sentence: `${typed} is not a valid email address.`, code: 2 }
  return onRecords((records) =>
    verb === 'grant' ? grant(records, email) : revoke(records, email, values.keys === true),
  )
}, ['keys'])

async function grant(records: Records, email: string): Promise<Ending> {
  const isNew = await records.grantAdmin(email, { kind: 'machine' })
  return { sentence: isNew ? `${email} is an admin now.` : `${email} was already an admin.`, code: 0 }
}

async function revoke(records: Records, email: string, withKeys: boolean): Promise<Ending> {
  const by = { kind: 'machine' } as const
  const isNamed = records.isNamedAdmin(email)
  const wasAdmin = await records.revokeAdmin(email, by, isNamed)
  const ended = withKeys ? await records.revokeKeysMadeBy(email, by) : 0
  const lines = [
    wasAdmin ? `${email} is no longer an admin.` : `${email} was not an admin.`,
    ...(isNamed
      ? ['ADMIN_EMAILS still has this address. Signing in does not make it an admin again, but remove it there too.']
      : []),
    ...((await records.hasAdmins())
      ? []
      : ['There are no admins now. Run npm run admin -- grant EMAIL, or sign in with an address in ADMIN_EMAILS.']),
    ...(withKeys ? [`API keys revoked: ${ended}.`] : []),
    ...keysLeft(email, await records.keysMadeBy(email)),
  ]
  return { sentence: lines.join('\n'), code: wasAdmin || ended > 0 ? 0 : 1 }
}

/** Systems of the platform would stop with their key, so a person must revoke it. */
function keysLeft(email: string, keys: ApiKey[]): string[] {
  if (keys.length === 0) return []
  return [
    'API keys they made that still work:',
    ...keys.map(({ name, hint, scopes }) => `  ${name}, ends in ${hint} (${scopes.join(', ')})`),
    `Revoke one on the API keys page, or all of them with: npm run admin -- revoke ${email} --keys`,
  ]
}
