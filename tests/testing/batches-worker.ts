import { wire } from '../../lib/composition/root'
import { timings } from '../../lib/composition/timings'
import { startLoop } from '../../lib/jobs/loop'
import { log } from '../../lib/log'

/** A process that only does batches, for tests to kill. */
const { batches } = wire()
startLoop({
  runOnce: () => batches.work(),
  onError: (error) => log.error('a batch could not go on', { error }),
  idleMilliseconds: timings.batches.pollMilliseconds,
})
