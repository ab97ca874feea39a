import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Wiring } from '../lib/composition/root'
import type { RecentAdminId } from '../lib/payouts/vocabulary/ids'
import { keyScopes } from '../lib/payouts/vocabulary/key-scope'

export async function seedKey({ operator, payouts, database }: Wiring, file: string): Promise<void> {
  if (existsSync(file)) return
  const email = 'admin@demo.example'
  await operator.grantAdmin(email, { kind: 'machine' })
  const admin = await database.prisma.user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  const key = { name: 'Examples', scopes: keyScopes }
  const { secret } = await payouts.makeKey(admin.id as RecentAdminId, { ...key, scopes: [...key.scopes] })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, secret, { mode: 0o600 })
}
