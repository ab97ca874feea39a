import type { Account } from './accounts/account'
import { unrequestedCapability } from './accounts/capability-body'
import { personsOf } from './accounts/person'
import { previousAttributes } from './events/differences'
import type { SentType } from './events/sent-types'

type Hash = Record<string, unknown>

interface Told {
  type: SentType
  object: Hash
  previous: Hash | null
}

/** The events for an account's change, in order. */
export function eventsBetween(before: Account, after: Account): Told[] {
  const changed = previousAttributes(before.shown, after.shown)
  return [
    ...comingsAndGoings('person', personsOf(before), personsOf(after)),
    ...comingsAndGoings('account.external_account', banksOf(before), banksOf(after)),
    ...(changed ? [{ type: 'account.updated' as const, object: after.shown, previous: changed }] : []),
    ...capabilitiesBetween(before, after),
  ]
}

function capabilitiesBetween(before: Account, after: Account): Told[] {
  return Object.keys({ ...before.capabilities, ...after.capabilities }).flatMap((name) => {
    const unrequested = unrequestedCapability(after.id, name)
    const object = after.capabilities[name] ?? unrequested
    const previous = previousAttributes(before.capabilities[name] ?? unrequested, object)
    return previous ? [{ type: 'capability.updated', object, previous }] : []
  })
}

function comingsAndGoings(kind: 'person' | 'account.external_account', before: Hash[], after: Hash[]): Told[] {
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id))
  return [
    ...after.flatMap((object): Told[] => {
      const was = before.find(({ id }) => id === object.id)
      if (was === undefined) return [{ type: `${kind}.created`, object, previous: null }]
      const previous = previousAttributes(was, object)
      return previous ? [{ type: `${kind}.updated`, object, previous }] : []
    }),
    ...gone.map((object): Told => ({ type: `${kind}.deleted`, object, previous: null })),
  ]
}

function banksOf({ shown }: Account): Hash[] {
  return (shown.external_accounts as { data: Hash[] }).data
}
