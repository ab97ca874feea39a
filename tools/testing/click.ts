import { wire } from '../../lib/composition/root'
import type { CoachId } from '../../lib/payouts/vocabulary/ids'

/** A server of its own that clicks "Set up payouts" many times at once: COACH COUNTRY TIMES. Prints each answer. */
const [coachId = '', country = '', times = '1'] = process.argv.slice(2)
const { payouts, database } = wire()
const answers = await Promise.all(
  Array.from({ length: Number(times) }, () => payouts.setUp(coachId as CoachId, country)),
)
for (const answer of answers) console.log(answer.kind)
await database.close()
