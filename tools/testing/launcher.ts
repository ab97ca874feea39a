import { join } from 'node:path'
import { startPostgres } from '../postgres/postgres'
import { openProcesses } from '../processes/processes'

/** A small launcher for tests: a real PostgreSQL and a child that ignores requests to end. Lives in FOLDER. */
const [folder = ''] = process.argv.slice(2)
const processes = await openProcesses(join(folder, 'processes.json'))
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), isForgetful: true, start: processes.start })
const deafness =
  "process.on('SIGTERM', () => {}); setTimeout(() => process.exit(), 60000); setInterval(() => console.log('deaf'), 100)"
const deaf = processes.start('the deaf one', process.execPath, ['-e', deafness])
await deaf.says(/deaf/)
for (const each of [postgres.process, deaf]) processes.mustLive(each)
console.log(JSON.stringify({ postgres: postgres.process.pid, deaf: deaf.pid, url: postgres.url() }))
// Launchers keep printing.
setInterval(() => {
  console.log('on')
  console.error('on')
}, 100)
