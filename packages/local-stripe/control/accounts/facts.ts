import { z } from 'zod'
import type { Account } from '../../accounts/account'
import { changeAccount } from '../../accounts/change-account'
import { mergedOverrides } from '../../accounts/overrides'
import type { Context } from '../../context'
import { withVolume } from '../../engine/threshold'
import { deauthorized } from '../../events/deauthorized'
import { writeEvent } from '../../events/write-event'

const requirements = z
  .strictObject({
    alternatives: z.array(
      z.object({ alternative_fields_due: z.array(z.string()), original_fields_due: z.array(z.string()) }),
    ),
    current_deadline: z.number().int().nullable(),
    currently_due: z.array(z.string()),
    past_due: z.array(z.string()),
    eventually_due: z.array(z.string()),
    pending_verification: z.array(z.string()),
    disabled_reason: z.string().nullable(),
    errors: z.array(z.object({ code: z.string(), reason: z.string(), requirement: z.string() })),
  })
  .partial()

export const factsSchema = z
  .strictObject({
    details_submitted: z.boolean(),
    charges_enabled: z.boolean(),
    payouts_enabled: z.boolean(),
    capabilities: z.record(z.string(), z.string()),
    requirements,
    future_requirements: requirements,
    volume: z.number().int().nonnegative(),
    access: z.enum(['granted', 'withdrawn']),
    notify: z.boolean(),
    reset: z.boolean(),
  })
  .partial()

/** Sets facts on top of an account; `reset` removes all of them first. Returns null when there is no such account. */
export async function setFacts(
  context: Context,
  id: string,
  { access, volume, notify = true, reset = false, ...overrides }: z.infer<typeof factsSchema>,
): Promise<Account | null> {
  return context.db.transaction(async (tx) => {
    const laid = Object.keys(overrides).length > 0
    let withdrawn = false
    const changed = await changeAccount(
      context,
      tx,
      id,
      (account) => {
        const before = reset ? null : account.overrides
        withdrawn = access === 'withdrawn' && account.access === 'granted'
        return {
          ...account,
          access: access ?? account.access,
          facts:
            volume === undefined
              ? account.facts
              : withVolume(account.facts, volume, context.clock.of(account.platform).now()),
          overrides: laid ? mergedOverrides(before, overrides) : before,
        }
      },
      { notify },
    )
    if (changed && withdrawn)
      await writeEvent(tx, deauthorized(changed, context.clock.of(changed.platform).now(), !notify))
    return changed
  })
}
