import type { Database } from '../database'
import { createRoles, type Roles } from './roles'
import { createSessions, type Sessions } from './sessions'
import { createSignIn, type SignIn } from './sign-in'

export type People = SignIn & Sessions & Roles

export function createPeople(database: Database): People {
  return { ...createSignIn(database), ...createSessions(database), ...createRoles(database) }
}
