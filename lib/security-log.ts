import { log } from './log'
import type { DecidedBy } from './payouts/decisions/decision'
import type { Payouts } from './payouts/for-people'

/** Stable names; docs/security-log.md explains each. */
export type SecurityEvent =
  | 'sign-in.asked'
  | 'sign-in.done'
  | 'sign-in.refused'
  | 'session.ended'
  | 'email.asked'
  | 'email.changed'
  | 'email.refused'
  | 'email.withdrawn'
  | 'access.refused'
  | 'limit.reached'
  | 'form.foreign'
  | 'message.forged'
  | 'role.changed'
  | 'key.made'
  | 'key.revoked'
  | 'refund.asked'
  | 'coach.held'
  | 'coach.released'
  | 'coach.excluded'
  | 'coach.readmitted'
  | 'coach.erased'

const alarming = /\.(refused|reached|foreign|forged)$/

/** Facts are ids and codes: no addresses, no names, no input. The request's id is added. */
export function noteSecurity(event: SecurityEvent, facts: Record<string, unknown> = {}): void {
  log[alarming.test(event) ? 'warn' : 'info']('security', { event, ...facts })
}

/** Logs the first at once, then one line a second for all: a flood of them must not fill the log. */
export function createForgedLog(everyMilliseconds = 1000): (why: string) => void {
  const more = new Map<string, number>()
  const noteMore = (why: string) => {
    const times = more.get(why) ?? 0
    more.delete(why)
    if (times > 0) note(why, times)
  }
  const note = (why: string, times: number) => {
    noteSecurity('message.forged', { why, times })
    more.set(why, 0)
    setTimeout(noteMore, everyMilliseconds, why).unref()
  }
  return (why) => {
    const times = more.get(why)
    if (times === undefined) note(why, 1)
    else more.set(why, times + 1)
  }
}

/** Logs staff's acts on money, coaches and keys. */
export function noting(payouts: Payouts): Payouts {
  return {
    ...payouts,
    async refund(adminId, request) {
      const answer = await payouts.refund(adminId, request)
      noteSecurity('refund.asked', { adminId, refundId: request.id, reference: request.reference, answer: answer.kind })
      return answer
    },
    async hold(adminId, coachId, reason) {
      const answer = await payouts.hold(adminId, coachId, reason)
      if (answer !== null) noteSecurity('coach.held', { adminId, coachId, answer: answer.kind })
      return answer
    },
    async release(adminId, coachId, heldAt) {
      const answer = await payouts.release(adminId, coachId, heldAt)
      if (answer !== null) noteSecurity('coach.released', { adminId, coachId, answer: answer.kind })
      return answer
    },
    async exclude(adminId, coachId, as) {
      const answer = await payouts.exclude(adminId, coachId, as)
      if (answer !== null) noteSecurity('coach.excluded', { adminId, coachId, as, answer: answer.kind })
      return answer
    },
    async readmit(adminId, coachId, seenAt) {
      const answer = await payouts.readmit(adminId, coachId, seenAt)
      if (answer !== null) noteSecurity('coach.readmitted', { adminId, coachId, answer: answer.kind })
      return answer
    },
    async erase(adminId, coachId, typed) {
      const answer = await payouts.erase(adminId, coachId, typed)
      if (answer !== null) noteSecurity('coach.erased', { adminId, coachId, answer: answer.kind })
      return answer
    },
    async makeKey(adminId, key) {
      const made = await payouts.makeKey(adminId, key)
      noteSecurity('key.made', { adminId, keyId: made.id, scopes: key.scopes })
      return made
    },
    async revokeKey(adminId, id) {
      const didIt = await payouts.revokeKey(adminId, id)
      noteSecurity('key.revoked', { adminId, keyId: id, didIt })
      return didIt
    },
  }
}

interface Allowing {
  allowed: boolean
}

/** Logs each limit reached, with an id, never an address. */
export function notingLimits<Name extends string, Allowance extends Allowing>(limiter: {
  take(name: Name, who: string): Promise<Allowance>
}) {
  return {
    async take(name: Name, who: string): Promise<Allowance> {
      const allowance = await limiter.take(name, who)
      if (!allowance.allowed) noteSecurity('limit.reached', { limit: name, ...(isId.test(who) && { who }) })
      return allowance
    },
  }
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** First sign-in of an address in `ADMIN_EMAILS`. */
export function noteAdminBySettings(userId: string): void {
  noteSecurity('role.changed', { role: 'admin', granted: true, by: { kind: 'machine' }, userId, didIt: true })
}

type RoleAct = (email: string, by: DecidedBy, ...more: never[]) => Promise<boolean>

/** Decisions name the person by id; the caller has an address. */
export function notingRoles<Roles extends { grantAdmin: RoleAct; revokeAdmin: RoleAct }>(roles: Roles): Roles {
  const noted = (act: RoleAct, granted: boolean): RoleAct => {
    return async (email, by, ...more) => {
      const didIt = await act(email, by, ...more)
      noteSecurity('role.changed', { role: 'admin', granted, by, didIt })
      return didIt
    }
  }
  return { ...roles, grantAdmin: noted(roles.grantAdmin, true), revokeAdmin: noted(roles.revokeAdmin, false) }
}
