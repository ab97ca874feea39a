import type { Database } from '../database'
import { createEmailChanges, type EmailChanges } from './email-changes'
import { createRoles, type Roles } from './roles'
import { createSessions, type Sessions } from './sessions'
import { createSignIn, type SignIn } from './sign-in'
import { createSignInCodes, type SignInCodes } from './sign-in-codes'
import { createStaffEmailChanges, type StaffEmailChanges } from './staff-email-changes'

export type People = SignIn & SignInCodes & Sessions & EmailChanges & StaffEmailChanges & Roles

export function createPeople(database: Database): People {
  return {
    ...createSignIn(database),
    ...createSignInCodes(database),
    ...createSessions(database),
    ...createEmailChanges(database),
    ...createStaffEmailChanges(database),
    ...createRoles(database),
  }
}
