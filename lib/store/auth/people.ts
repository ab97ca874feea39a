import type { Database } from '../database'
import { createEmailChanges, type EmailChanges } from './email-changes'
import { createRoles, type Roles } from './roles'
import { createSessions, type Sessions } from './sessions'
import { createSignIn, type SignIn } from './sign-in'
import { createSignInCodes, type SignInCodes } from './sign-in-codes'

export type People = SignIn & SignInCodes & Sessions & EmailChanges & Roles

export function createPeople(database: Database): People {
  return {
    ...createSignIn(database),
    ...createSignInCodes(database),
    ...createSessions(database),
    ...createEmailChanges(database),
    ...createRoles(database),
  }
}
