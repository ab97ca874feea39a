import { wire } from '../lib/composition/root'
import { databaseOrExit } from './database-or-exit'
import { noOptionsOrExit } from './options-or-exit'
import { orExit, settingsOrExit } from './settings'
import { whenToldToEnd } from './shutdown'
import { noteSuperuser } from './superuser'

noOptionsOrExit('npm run worker')
const settings = settingsOrExit()
const { startWork } = orExit(() => wire(settings))
await databaseOrExit(settings)
void noteSuperuser(settings)
const work = startWork()
console.log('The worker is running.')

// Does not wait for a slow mail server: the transaction ends with the process.
whenToldToEnd(() => work.stop())
