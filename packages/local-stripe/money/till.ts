import type { Call } from '../api/operation'
import { previousAttributes } from '../events/differences'
import type { SentType } from '../events/sent-types'
import { writeEvent } from '../events/write-event'
import type { Body } from './bodies'

/** What money is moved with: inside one transaction, for one platform. */
export type Till = Pick<Call<unknown>, 'context' | 'tx' | 'platform' | 'cause'>

/** Tells the platform's own endpoints what became of a thing; connected accounts have no part in it. */
export async function tell(till: Till, type: SentType, object: Body, before: Body | null = null): Promise<void> {
  const { context, tx, platform, cause } = till
  const previous = before && previousAttributes(before, object)
  const told = { platform: platform.id, accountId: null, created: context.clock.now(), cause }
  await writeEvent(tx, { ...told, type, object, previous })
}
