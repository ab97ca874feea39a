import { type Exchange, ownFailure } from './api/answer-request'
import { checkAnswer } from './schema/check'
import { checkEvent, type EventBody } from './schema/check-event'
import type { Database } from './store/database'

/** Checks responses and events in tests: anything Stripe could not have sent is a finding. */
export interface Findings {
  record(exchange: Exchange): void
  /** Findings in responses since the start. */
  inAnswers(): string[]
  /** The same, and findings in all stored events. */
  all(): Promise<string[]>
}

export function openFindings(db: Database): Findings {
  const found = new Set<string>()
  return {
    record({ method, path, answer }) {
      const told = checkAnswer(method, path, answer.status, answer.body)
      if (ownFailure(answer)) told.push('the local Stripe itself failed')
      for (const each of told) found.add(`${method} ${path}: ${each}`)
    },
    inAnswers: () => [...found],
    async all() {
      const { rows } = await db.query<{ body: EventBody }>('SELECT body FROM event ORDER BY seq')
      return [...new Set([...found, ...rows.flatMap(({ body }) => checkEvent(body))])]
    },
  }
}
