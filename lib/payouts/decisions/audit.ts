import type { Coach } from '../coaches/coach'
import type { AuditedDecision, AuditStore, DecisionFilter } from '../ports/audit-store'
import type { CoachStore, DecisionStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { DeciderNames } from './decision'

export interface AuditRequest extends Omit<DecisionFilter, 'coachId' | 'deciderIds'> {
  /** A coach's email address, reference or id; empty: everybody. */
  coach: string
  /** An email address of staff, an API key's name, or an id; empty: anyone. */
  decider: string
}

export interface UnknownNames {
  kind: 'unknown'
  coach: boolean
  decider: boolean
}

export interface AuditPage {
  kind: 'found'
  decisions: AuditedDecision[]
  deciders: DeciderNames
  older: string | null
}

interface Ports {
  store: {
    audit: AuditStore
    coaches: Pick<CoachStore, 'findCoach' | 'findCoachByEmail' | 'findCoachByReference'>
    decisions: Pick<DecisionStore, 'deciderNames'>
  }
}

export async function auditPage(
  ports: Ports,
  request: AuditRequest,
  cursor: string | null,
): Promise<AuditPage | UnknownNames> {
  const asked = await toFilter(ports, request)
  if (asked.kind === 'unknown') return asked
  const { rows, next } = await ports.store.audit.findDecisions(asked.filter, cursor)
  const deciders = await ports.store.decisions.deciderNames(rows.map(({ decision }) => decision))
  return { kind: 'found', decisions: rows, deciders, older: next }
}

export type AuditBatches = AsyncIterable<{ decisions: AuditedDecision[]; deciders: DeciderNames }>

export async function readAudit(ports: Ports, request: AuditRequest): Promise<AuditBatches | UnknownNames> {
  const asked = await toFilter(ports, request)
  return asked.kind === 'unknown' ? asked : batches(ports, asked.filter)
}

async function* batches({ store }: Ports, filter: DecisionFilter): AuditBatches {
  for await (const decisions of store.audit.readDecisions(filter)) {
    const deciders = await store.decisions.deciderNames(decisions.map(({ decision }) => decision))
    yield { decisions, deciders }
  }
}

interface Known {
  kind: 'known'
  filter: DecisionFilter
}

async function toFilter({ store }: Ports, request: AuditRequest): Promise<Known | UnknownNames> {
  const { coach, decider, ...filter } = request
  const [found, deciderIds] = await Promise.all([
    coach === '' ? null : findCoach(store.coaches, coach),
    decider === '' ? null : store.audit.findDeciders(decider),
  ])
  const unknown = { coach: coach !== '' && found === null, decider: deciderIds?.length === 0 }
  if (unknown.coach || unknown.decider) return { kind: 'unknown', ...unknown }
  return { kind: 'known', filter: { ...filter, coachId: found?.id ?? null, deciderIds } }
}

async function findCoach(coaches: Ports['store']['coaches'], named: string): Promise<Coach | null> {
  return (
    (await coaches.findCoach(named as CoachId)) ??
    (await coaches.findCoachByEmail(named.toLowerCase())) ??
    (await coaches.findCoachByReference(named))
  )
}
