import { type Env, env } from '../env'
import type { KeyStore } from '../payouts/api-clients/key'
import type { Coach } from '../payouts/coaches/coach'
import { coachesListed } from '../payouts/coaches/coaches-listed'
import { type RenameAnswer, rename } from '../payouts/coaches/rename'
import type { CoachStore } from '../payouts/ports/store'
import type { CoachId } from '../payouts/vocabulary/ids'
import { notingRoles } from '../security-log'
import { createKeyStore } from '../store/api-clients/key-store'
import { createRoles, type Roles } from '../store/auth/roles'
import { createCoachStore } from '../store/coaches/coach-store'
import { type Database, database } from '../store/database'
import { createIdentity, type Identity } from '../store/installation/identity'

export { troubleOf } from '../store/postgres/trouble'

/** What somebody at a shell may do to our own rows alone. */
export type Records = Pick<CoachStore, 'addCoach' | 'findCoachByReference' | 'findCoachByEmail'> & {
  findCoach(id: string): Promise<Coach | null>
  renameCoach(id: CoachId, name: string): Promise<RenameAnswer | null>
  /** Who is listed already with an address, a reference or an id. */
  coachesListed(coach: Parameters<typeof coachesListed>[1]): Promise<Coach[]>
  identity: Identity
  /** Whether the settings make the address an admin when it signs in. */
  isNamedAdmin(email: string): boolean
} & Roles &
  Pick<KeyStore, 'keysMadeBy' | 'revokeKeysMadeBy'>

export function createRecords(memory: Database, adminEmails: string[]): Records {
  const coaches = createCoachStore(memory)
  const { keysMadeBy, revokeKeysMadeBy } = createKeyStore(memory)
  return {
    ...notingRoles(createRoles(memory)),
    addCoach: coaches.addCoach,
    findCoach: (id) => coaches.findCoach(id as CoachId),
    findCoachByReference: coaches.findCoachByReference,
    findCoachByEmail: coaches.findCoachByEmail,
    renameCoach: (id, name) => rename({ store: coaches }, id, name, null, { kind: 'machine' }),
    coachesListed: (coach) => coachesListed(coaches, coach),
    identity: createIdentity(memory),
    isNamedAdmin: (email) => adminEmails.includes(email),
    keysMadeBy,
    revokeKeysMadeBy,
  }
}

/** For a command that needs no provider, no queue and no mail: it loads in half the time of the whole. */
export function wireRecords({ DATABASE_URL, ADMIN_EMAILS }: Env = env()): { records: Records; database: Database } {
  const memory = database(DATABASE_URL)
  return { records: createRecords(memory, ADMIN_EMAILS), database: memory }
}
