import { wire } from '../lib/composition/root'
import { databaseOrExit } from './database-or-exit'
import { noOptionsOrExit } from './options-or-exit'
import { orExit, settingsOrExit } from './settings'
import { whenToldToEnd } from './shutdown'
import { noteSuperuser } from './superuser'

noOptionsOrExit('npm run worker')
/** The background work apart from the app: as many of these as wanted, over one PostgreSQL. */
const settings = settingsOrExit()
const { startWork } = orExit(() => wire(settings))
await databaseOrExit(settings)
void noteSuperuser(settings)
const work = startWork()
console.log('The worker is running.')

// A letter that its mail server still thinks about is not waited for: with the process its transaction ends.
whenToldToEnd(() => work.stop())
