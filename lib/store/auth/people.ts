import type { Database } from '../database'
import { createRoles, type Roles } from './roles'
import { createSessions, type Sessions } from './sessions'
import { createSignIn, type SignIn } from './sign-in'

/** Who may come in, who is here, and who may do what. */
export type People = SignIn & Sessions & Roles

export function createPeople(database: Database): People {
  return { ...createSignIn(database), ...createSessions(database), ...createRoles(database) }
}
