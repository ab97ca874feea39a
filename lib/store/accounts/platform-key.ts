import type { Platform } from '@/lib/payouts/accounts/account'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { sql } from '../sql/sql'

/** The platform of each key. It never changes, so it is stored by the key's hash. */
export interface PlatformStore {
  find(): Promise<Platform | null>
  remember(platform: Platform): Promise<void>
}

export function createPlatformStore({ pool, prisma }: Database, keyHash: string): PlatformStore {
  return {
    async find() {
      const row = await prisma.platformKey.findUnique({
        where: { keyHash },
        select: { platformAccountId: true, livemode: true },
      })
      return row === null ? null : { accountId: row.platformAccountId as AccountId, live: row.livemode }
    },

    async remember({ accountId, live }) {
      await pool.query(sql`
        INSERT INTO platform_key (key_hash, platform_account_id, livemode) VALUES (${keyHash}, ${accountId}, ${live})
        ON CONFLICT (key_hash) DO NOTHING`)
    },
  }
}
