import { wire } from '../lib/wiring'
import { settingsOrExit } from './settings'
import { whenToldToEnd } from './told-to-end'

/** The background work apart from the app: as many of these as wanted, over one PostgreSQL. */
const { startWork } = wire(settingsOrExit())
const work = startWork()
console.log('The worker is at work.')

// A letter that its mail server still thinks about is not waited for: with the process its transaction ends.
whenToldToEnd(() => work.stop())
