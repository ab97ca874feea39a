import type { Email } from '../../lib/mail/mailer'
import { states } from '../../lib/payouts/vocabulary/accounts/state'
import type { Speech } from '../../lib/words/speak'
import { exampleIn, failedPayouts } from '../../tools/demo-home/emails/example-emails'
import { previewsIn, written } from '../../tools/demo-home/emails/previews'

export const now = new Date('2026-11-23T12:00:00Z')

/** Those of the demo, and one for each state, with a hold and without, and for each failed payout. */
export function everyEmail(speech: Speech): Email[] {
  const inStates = states.flatMap((state) => [false, true].map((isHeld) => exampleIn(state, isHeld, now)))
  return [
    ...previewsIn(speech, now).map(({ email }) => email),
    ...[...inStates, ...failedPayouts(now)].map((email) => written(email, speech)),
  ]
}
