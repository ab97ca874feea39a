import type { KeyScope } from './key-scope'

declare const brand: unique symbol
declare const recent: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A coach who asked for something and was let in by the coach's gate, or one a machine works for. */
export type CoachId = Branded<'CoachId'>

/** A person who was let in by the admin's gate. */
export type AdminId = Branded<'AdminId'>

/** An admin who signed in within the last quarter of an hour: what gives money away asks for one. */
export type RecentAdminId = AdminId & { readonly [recent]: true }

/** The key of an API client that was let in to do what the scope says. */
export type KeyFor<Scope extends KeyScope> = Branded<`a key for ${Scope}`>

/** The provider's id of a payout account. */
export type AccountId = Branded<'AccountId'>

/** A letter to a coach: the same however often it is tried to send it. */
export type EmailId = Branded<'EmailId'>

/** A key into the provider's catalogue of sentences; opaque here, resolved where a page is made. */
export type WordKey = Branded<'WordKey'>
