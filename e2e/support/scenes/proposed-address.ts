import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '../../../lib/store/database'
import type { Caller } from '../caller'

/** Another address that staff typed for a coach, and the token of the link that it got. */
export async function newProposedAddress({ prisma }: Pick<Database, 'prisma'>, coach: Caller): Promise<string> {
  const token = randomUUID().replaceAll('-', '')
  await prisma.staffEmailChange.create({
    data: {
      coachId: coach.coachId ?? '',
      was: coach.email ?? '',
      becomes: `proposed-${token}@example.com`,
      tokenHash: createHash('sha256').update(token).digest('hex'),
      byId: 'admin-1',
      expires: new Date(Date.now() + 3_600_000),
    },
  })
  return token
}
