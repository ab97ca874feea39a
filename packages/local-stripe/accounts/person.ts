import type { Requirements } from '../engine/account-status'
import type { Account } from './account'

/** A person behind an account, as a platform may read them. */
export interface PersonBody extends Record<string, unknown> {
  id: string
  relationship: Record<string, unknown>
}

/**
 * The account's representative, once details were submitted. A platform cannot read identity data of an Express
 * account, docs.stripe.com/api/persons/object.
 */
export function personsOf({ id, facts, shown }: Pick<Account, 'id' | 'facts' | 'shown'>): PersonBody[] {
  const { personId, submittedAt, given } = facts
  if (submittedAt === null || given.business_type === undefined) return []
  return [
    {
      id: personId,
      object: 'person',
      account: id,
      created: submittedAt,
      future_requirements: requirementsOf(personId, shown.future_requirements as Requirements),
      metadata: {},
      relationship: {
        authorizer: false,
        director: false,
        executive: false,
        legal_guardian: false,
        owner: false,
        percent_ownership: null,
        representative: true,
        title: null,
      },
      requirements: requirementsOf(personId, shown.requirements),
    },
  ]
}

/** The account's requirements for this person, without the person's prefix. */
function requirementsOf(personId: string, asked: Requirements): Record<string, unknown> {
  const own = (keys: string[]) => keys.flatMap((key) => ownKey(personId, key) ?? [])
  return {
    alternatives: [],
    currently_due: own(asked.currently_due),
    errors: asked.errors.flatMap((error) => {
      const requirement = ownKey(personId, error.requirement)
      return requirement === null ? [] : [{ ...error, requirement }]
    }),
    eventually_due: own(asked.eventually_due),
    past_due: own(asked.past_due),
    pending_verification: own(asked.pending_verification),
  }
}

function ownKey(personId: string, key: string): string | null {
  const [owner = '', ...rest] = key.split('.')
  return [personId, 'individual', 'representative'].includes(owner) ? rest.join('.') : null
}
