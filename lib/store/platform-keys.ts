import type { Platform } from '@/lib/payouts/account'
import type { AccountId } from '@/lib/payouts/ids'
import type { Database } from './database'
import { sql } from './sql'

/** Which platform a key speaks for, by the key's hash; it never changes, so it is asked once. */
export interface PlatformKeys {
  findPlatform(keyHash: string): Promise<Platform | null>
  rememberPlatform(keyHash: string, platform: Platform): Promise<void>
}

export function createPlatformKeys({ pool, prisma }: Database): PlatformKeys {
  return {
    async findPlatform(keyHash) {
      const row = await prisma.platformKey.findUnique({
        where: { keyHash },
        select: { platformAccountId: true, livemode: true },
      })
      return row === null ? null : { accountId: row.platformAccountId as AccountId, live: row.livemode }
    },

    async rememberPlatform(keyHash, { accountId, live }) {
      await pool.query(sql`
        INSERT INTO platform_key (key_hash, platform_account_id, livemode) VALUES (${keyHash}, ${accountId}, ${live})
        ON CONFLICT (key_hash) DO NOTHING`)
    },
  }
}
