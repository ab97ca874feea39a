import { type Env, env } from '../env'
import type { KeyStore } from '../payouts/api-clients/key'
import type { Coach } from '../payouts/coaches/coach'
import { coachesListed } from '../payouts/coaches/coaches-listed'
import { type RenameAnswer, rename } from '../payouts/coaches/rename'
import type { SealStore } from '../payouts/ports/seal-store'
import type { CoachStore } from '../payouts/ports/store'
import type { CoachId } from '../payouts/vocabulary/ids'
import { notingRoles } from '../security-log'
import { createKeyStore } from '../store/api-clients/key-store'
import { createRoles, type Roles } from '../store/auth/roles'
import { createCoachStore } from '../store/coaches/coach-store'
import type { Database } from '../store/database'
import { createSealStore } from '../store/decisions/seal-store'
import { createEmailStore } from '../store/emails/email-store'
import { createIdentity, type Identity } from '../store/installation/identity'
import { openDatabase } from './open-database'

export { troubleOf } from '../store/postgres/connection-errors'

export type Records = Pick<CoachStore, 'addCoach' | 'findCoachByReference' | 'findCoachByEmail'> & {
  findCoach(id: string): Promise<Coach | null>
  renameCoach(id: CoachId, name: string): Promise<RenameAnswer | null>
  /** Stores an invitation, which background work sends. */
  invite(id: CoachId): Promise<void>
  /** Coaches that already have the email address, reference or id. */
  coachesListed(coach: Parameters<typeof coachesListed>[1]): Promise<Coach[]>
  identity: Identity
  seals: Pick<SealStore, 'readSealFaults' | 'findSeal' | 'sealState'>
  /** True when the settings name this address as an admin's. */
  isNamedAdmin(email: string): boolean
} & Roles &
  Pick<KeyStore, 'keysMadeBy' | 'revokeKeysMadeBy'>

export function createRecords(database: Database, adminEmails: string[]): Records {
  const coaches = createCoachStore(database)
  const { keysMadeBy, revokeKeysMadeBy } = createKeyStore(database)
  return {
    ...notingRoles(createRoles(database)),
    addCoach: coaches.addCoach,
    findCoach: (id) => coaches.findCoach(id as CoachId),
    findCoachByReference: coaches.findCoachByReference,
    findCoachByEmail: coaches.findCoachByEmail,
    renameCoach: (id, name) => rename({ store: { coaches } }, id, name, null, { kind: 'machine' }),
    invite: (id) => createEmailStore(database).invite(id, { kind: 'machine' }),
    coachesListed: (coach) => coachesListed(coaches, coach),
    identity: createIdentity(database),
    seals: createSealStore(database),
    isNamedAdmin: (email) => adminEmails.includes(email),
    keysMadeBy,
    revokeKeysMadeBy,
  }
}

/** For commands without provider, queue or mail: loads in half the time. */
export function wireRecords({ DATABASE_URL, ADMIN_EMAILS }: Env = env()): { records: Records; database: Database } {
  const database = openDatabase(DATABASE_URL)
  return { records: createRecords(database, ADMIN_EMAILS), database }
}
