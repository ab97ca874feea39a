import type { Call } from '../api/operation'
import { previousAttributes } from '../events/differences'
import type { SentType } from '../events/sent-types'
import { writeEvent } from '../events/write-event'
import type { Body } from './bodies'

/** The context of moving money: one transaction, one platform. */
export type Till = Pick<Call<unknown>, 'context' | 'tx' | 'platform' | 'cause'>

/** Sends an event to the platform's own endpoints; connected accounts are not involved. */
export async function tell(till: Till, type: SentType, object: Body, before: Body | null = null): Promise<void> {
  const { context, tx, platform, cause } = till
  const previous = before && previousAttributes(before, object)
  const told = { platform: platform.id, accountId: null, created: context.clock.now(), cause }
  await writeEvent(tx, { ...told, type, object, previous })
}
