import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Conflict } from '@/lib/payouts/installation/conflict'
import type { ConflictRecord, Listed } from '@/lib/payouts/ports/health-store'
import type { ListCursor } from '../sql/list-cursor'
import { type Page, readListed } from '../sql/read-listed'
import { sql } from '../sql/sql'
import { openConflicts } from './open-conflicts'

export function readConflicts(pool: Pool, platform: Platform | null, asked: Page): Promise<Listed<ConflictRecord>> {
  return readListed(pool, 'conflicts', asked, {
    ids: /^\w{1,100}$/,
    query: (place, limit) => sql`
      SELECT conflict.created_at AS at, stripe_id AS id, kind, conflict.reference, coach_id, email, ours, theirs, differs,
        carries_our_mark, seen_at
      FROM (${openConflicts(platform)}) conflict LEFT JOIN coach ON coach.id = coach_id
      WHERE ${place === null ? sql`true` : sql`(conflict.created_at, stripe_id) < (${place.at}, ${place.id})`}
      ORDER BY conflict.created_at DESC, stripe_id DESC LIMIT ${limit}`,
    toItem: (row: ConflictRow) => ({
      kind: row.kind,
      providerId: row.id,
      reference: row.reference,
      coachId: row.coach_id,
      email: row.email,
      ours: row.ours,
      theirs: row.theirs,
      differs: row.differs,
      carriesOurMark: row.carries_our_mark,
      createdAt: row.at,
      seenAt: row.seen_at,
    }),
  })
}

interface ConflictRow extends ListCursor, Pick<Conflict, 'kind' | 'reference' | 'ours' | 'theirs' | 'differs'> {
  coach_id: string | null
  email: string | null
  carries_our_mark: boolean
  seen_at: Date
}
