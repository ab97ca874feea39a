import type { Context } from '../context'
import { findMoneyToChange, idsToSettle } from '../store/money'
import type { Queries } from '../store/queries'
import { inPlatformTransaction } from './platform-transaction'
import { ensureSettled } from './settle'

/** Settles what is due for one platform or all, oldest first, unless settling is on hold. */
export async function settleDue(context: Context, platform: string | null): Promise<void> {
  if (await isSettlingHeld(context.db)) return
  for (const id of await idsToSettle(context.db, 'charge', context.clock.now(), platform)) {
    await inPlatformTransaction(context, id, async (transaction) => {
      const charge = await findMoneyToChange(transaction.tx, 'charge', transaction.platform.id, id)
      return charge && ensureSettled(transaction, charge)
    })
  }
}

export async function isSettlingHeld(db: Queries): Promise<boolean> {
  const { rows } = await db.query<{ value: boolean }>('SELECT value FROM setting WHERE name = $1', [setting])
  return rows[0]?.value ?? false
}

/** The hold survives a restart. */
export async function holdSettling(db: Queries, held: boolean): Promise<void> {
  await db.query(
    `INSERT INTO setting (name, value) VALUES ($1, to_jsonb($2::boolean))
     ON CONFLICT (name) DO UPDATE SET value = to_jsonb($2::boolean)`,
    [setting, held],
  )
}

const setting = 'settling held back'
