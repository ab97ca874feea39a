import { z } from 'zod'
import type { AuditRequest } from '@/lib/payouts/decisions/audit'
import { deciderKinds, decisionKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { toSearch } from '@/lib/payouts/vocabulary/text'
import type { SearchParams } from '../../search-params'

const fields = ['kind', 'by', 'decider', 'coach', 'from', 'to'] as const
export type AuditField = (typeof fields)[number]

export type AuditFault = 'unknown-choice' | 'no-day' | 'turned' | 'unknown-coach' | 'unknown-decider'
export type AuditFaults = Partial<Record<AuditField, AuditFault>>

/** What the address asks for: as typed, for the form, and as a request where all of it makes sense. */
export interface AskedAudit {
  typed: Record<AuditField, string>
  cursor: string | null
  /** null: see the faults. */
  request: AuditRequest | null
  faults: AuditFaults
}

/** Days are whole days in UTC, both included. */
export function toAudit(params: SearchParams): AskedAudit {
  const typed = Object.fromEntries(fields.map((field) => [field, shown(params[field])])) as AskedAudit['typed']
  const kind = choice(decisionKinds, params.kind)
  const by = choice(deciderKinds, params.by)
  const [from, to] = [toDay(params.from), toDay(params.to)]
  const faults: AuditFaults = {
    ...(kind === undefined && { kind: 'unknown-choice' }),
    ...(by === undefined && { by: 'unknown-choice' }),
    ...(Array.isArray(params.decider) && { decider: 'unknown-decider' }),
    ...(Array.isArray(params.coach) && { coach: 'unknown-coach' }),
    ...(from === undefined && { from: 'no-day' }),
    ...(to === undefined && { to: 'no-day' }),
    ...(from && to && to < from && { to: 'turned' }),
  }
  const cursor = typeof params.cursor === 'string' ? params.cursor : null
  if (kind === undefined || by === undefined || from === undefined || to === undefined || hasAny(faults))
    return { typed, cursor, request: null, faults }
  const until = to === null ? null : new Date(to.getTime() + 86_400_000)
  return { typed, cursor, faults, request: { kind, by, decider: typed.decider, coach: typed.coach, from, until } }
}

/** The address of a view, without what it does not ask. */
export function auditQuery(typed: Record<AuditField, string>): string {
  return `${new URLSearchParams(fields.flatMap((field) => (typed[field] === '' ? [] : [[field, typed[field]]])))}`
}

export function auditHref(typed: Record<AuditField, string>, cursor: string | null = null): string {
  const query = new URLSearchParams(auditQuery(typed))
  if (cursor !== null) query.set('cursor', cursor)
  return query.size === 0 ? '/admin/audit' : `/admin/audit?${query}`
}

export const hasAny = (faults: AuditFaults) => Object.keys(faults).length > 0

type Given = string | string[] | undefined

/** What was typed, for the field; drops what could not be typed there. */
const shown = (given: Given) => (typeof given === 'string' ? toSearch(given.slice(0, 200)) : '')

/** null for none, undefined for one that does not exist. */
function choice<Word extends string>(words: readonly Word[], given: Given): Word | null | undefined {
  return isNone(given) ? null : words.find((word) => word === given)
}

function toDay(given: Given): Date | null | undefined {
  if (isNone(given)) return null
  const found = grammar.safeParse(given)
  return found.success ? new Date(`${found.data}T00:00:00Z`) : undefined
}

const isNone = (given: Given) => given === undefined || given === ''

const grammar = z.iso.date().regex(/^20/)
