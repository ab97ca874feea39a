import { expect, test } from 'vitest'
import type { Coach } from '../coaches/coach'
import type { DecisionFilter } from '../ports/audit-store'
import type { CoachId } from '../vocabulary/ids'
import { type AuditRequest, auditPage } from './audit'

const ada: Coach = {
  id: 'ada-1' as CoachId,
  email: 'ada@example.com',
  name: 'Ada',
  reference: 'C-1',
  createdAt: new Date(0),
}
const request: AuditRequest = { kind: null, by: null, from: null, until: null, coach: '', decider: '' }

function arranged() {
  const asked: DecisionFilter[] = []
  const store = {
    audit: {
      findDecisions: async (filter: DecisionFilter) => {
        asked.push(filter)
        return { rows: [], next: null }
      },
      async *readDecisions() {},
      findDeciders: async (named: string) => (named === 'staff@example.com' ? ['staff-1'] : []),
    },
    coaches: {
      findCoach: async (id: string) => (id === ada.id ? ada : null),
      findCoachByEmail: async (email: string) => (email === ada.email ? ada : null),
      findCoachByReference: async (reference: string) => (reference === ada.reference ? ada : null),
    },
    decisions: { deciderNames: async () => new Map() },
  }
  return { asked, ask: (change: Partial<AuditRequest>) => auditPage({ store }, { ...request, ...change }, null) }
}

test('finds whom an audit asks about by any of their names, and says whom nobody knows', async () => {
  const { asked, ask } = arranged()
  for (const coach of ['ada-1', 'Ada@Example.com', 'C-1']) await ask({ coach })
  expect(asked.map(({ coachId }) => coachId)).toEqual(['ada-1', 'ada-1', 'ada-1'])
  await ask({ decider: 'staff@example.com' })
  expect(asked.at(-1)).toMatchObject({ coachId: null, deciderIds: ['staff-1'] })
  expect(await ask({ coach: 'nobody', decider: 'nobody' })).toEqual({ kind: 'unknown', coach: true, decider: true })
  expect(await ask({ coach: 'nobody' })).toEqual({ kind: 'unknown', coach: true, decider: false })
  expect(asked).toHaveLength(4)
})
