import { previousAttributes } from '../events/previous-attributes'
import type { SentType } from '../events/sent-types'
import type { Account } from './account'
import { unrequestedCapability } from './capability-body'
import { personsOf } from './person'

type Hash = Record<string, unknown>

interface AccountEvent {
  type: SentType
  object: Hash
  previous: Hash | null
}

/** The events for an account's change, in order. */
export function accountEvents(before: Account, after: Account): AccountEvent[] {
  const changed = previousAttributes(before.shown, after.shown)
  return [
    ...itemEvents('person', personsOf(before), personsOf(after)),
    ...itemEvents('account.external_account', banksOf(before), banksOf(after)),
    ...(changed ? [{ type: 'account.updated' as const, object: after.shown, previous: changed }] : []),
    ...capabilityEvents(before, after),
  ]
}

function capabilityEvents(before: Account, after: Account): AccountEvent[] {
  return Object.keys({ ...before.capabilities, ...after.capabilities }).flatMap((name) => {
    const unrequested = unrequestedCapability(after.id, name)
    const object = after.capabilities[name] ?? unrequested
    const previous = previousAttributes(before.capabilities[name] ?? unrequested, object)
    return previous ? [{ type: 'capability.updated', object, previous }] : []
  })
}

function itemEvents(kind: 'person' | 'account.external_account', before: Hash[], after: Hash[]): AccountEvent[] {
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id))
  return [
    ...after.flatMap((object): AccountEvent[] => {
      const was = before.find(({ id }) => id === object.id)
      if (was === undefined) return [{ type: `${kind}.created`, object, previous: null }]
      const previous = previousAttributes(was, object)
      return previous ? [{ type: `${kind}.updated`, object, previous }] : []
    }),
    ...gone.map((object): AccountEvent => ({ type: `${kind}.deleted`, object, previous: null })),
  ]
}

function banksOf({ shown }: Account): Hash[] {
  return (shown.external_accounts as { data: Hash[] }).data
}
