import type { ReconciledStore } from '@/lib/payouts/ports/reconciliation-store'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { sql } from '../sql/sql'

export function createReconciledStore({ pool }: Pick<Database, 'pool'>): ReconciledStore {
  return {
    async findReconciled(platform) {
      const [reconciliations, payments] = await Promise.all([
        pool.query<SumsRow & { unseen: number }>(sql`
          SELECT compared, differing, adopted, unseen FROM reconciliation
          WHERE ${ofPlatform(platform)} AND list = 'accounts' AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`),
        pool.query<SumsRow>(sql`
          SELECT compared, differing, adopted FROM reconciliation
          WHERE ${ofPlatform(platform)} AND list = 'payments' ORDER BY id DESC LIMIT 1`),
      ])
      const { unseen, ...accounts } = reconciliations.rows[0] ?? { ...nothing, unseen: 0 }
      return { accounts, payments: payments.rows[0] ?? nothing, unseen }
    },
  }
}

interface SumsRow {
  compared: number
  differing: number
  adopted: number
}

const nothing: SumsRow = { compared: 0, differing: 0, adopted: 0 }
