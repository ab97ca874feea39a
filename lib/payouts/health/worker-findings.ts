import type { KeptFacts } from './facts'
import { broken, type Finding, fine } from './finding'

const longestSilence = 30_000

/** Nothing runs until a server or worker starts. */
export function workerFinding(facts: KeptFacts, { now }: { now: Date }): Finding {
  if (isRecent(facts.workSeenAt, now)) return fine('working')
  const count = facts.waiting.count + facts.failing.count + facts.unsettledEmails
  return count > 0 ? broken('nobody-works', { count }) : fine('idle')
}

/** A new process reports its queue seconds later. */
export function queueWorks({ queueSeenAt, workSeenAt, workBegunAt }: KeptFacts, now: Date): boolean {
  const isBeginning = isRecent(workSeenAt, now) && isRecent(workBegunAt, now)
  return isBeginning || isRecent(queueSeenAt, now)
}

function isRecent(at: Date | null, now: Date): boolean {
  return at !== null && Math.abs(now.getTime() - at.getTime()) <= longestSilence
}
