import type { Pace, Patience } from '../doors'
import { inTurnsOf } from '../in-turn'
import type { FindPaymentAnswer, FindPaymentQuery, Provider } from '../provider'

/** What tells which payments may be the one of a charge whose asking got no answer. */
interface Lost {
  reference: string
  /** When the attempt at asking began, and when the provider was last asked at it. */
  attemptedAt: Date
  askedAt: Date
}

/** Looks for what came of an attempt at asking among the payments of its time, and waits for a turn before each page. */
export async function findLost(
  { provider, pace }: { provider: Provider; pace: Pace },
  { reference, attemptedAt, askedAt }: Lost,
  patience: Patience,
): Promise<Exclude<FindPaymentAnswer, { kind: 'more' }>> {
  const query: FindPaymentQuery = { reference, from: attemptedAt, to: askedAt, after: null }
  for (;;) {
    const answer = await inTurnsOf<FindPaymentAnswer>(pace, patience, () => provider.findPayment(query, patience))
    if (answer.kind !== 'more') return answer
    query.after = answer.after
  }
}
