import type { KeyScope } from './key-scope'

declare const brand: unique symbol
declare const recent: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A coach the guard admitted. */
export type CoachId = Branded<'CoachId'>

export type AdminId = Branded<'AdminId'>

/** Signed in within 15 minutes. */
export type RecentAdminId = AdminId & { readonly [recent]: true }

export type KeyFor<Scope extends KeyScope> = Branded<`a key for ${Scope}`>

export type AccountId = Branded<'AccountId'>

export type EmailId = Branded<'EmailId'>

export type AlertMessageId = Branded<'AlertMessageId'>

export type ReminderToken = Branded<'ReminderToken'>

export type HelpMessageId = Branded<'HelpMessageId'>

export type ListId = Branded<'ListId'>

export type NoteId = Branded<'NoteId'>

export type BatchId = Branded<'BatchId'>

export type WordKey = Branded<'WordKey'>
