import { wire } from '../lib/wiring'
import { settingsOrExit } from './settings'

/** The background work apart from the app: as many of these as wanted, over one PostgreSQL. */
const { startWork } = wire(settingsOrExit())
const work = startWork()
console.log('The worker is at work.')

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    await work.stop()
    // A letter that its mail server still thinks about is not waited for: with the process its transaction ends.
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}
