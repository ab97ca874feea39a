import { join } from 'node:path'
import { startPostgres } from '../postgres'
import { openProcesses } from '../processes'

/** A launcher in small, for tests: a real PostgreSQL and a child that ignores requests to end. Lives in FOLDER. */
const [folder = ''] = process.argv.slice(2)
const processes = await openProcesses(join(folder, 'processes.json'))
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), isForgetful: true, start: processes.start })
const deaf = processes.start('the deaf one', process.execPath, [
  '-e',
  "process.on('SIGTERM', () => {}); setTimeout(() => {}, 60000); console.log('deaf')",
])
await deaf.says(/deaf/)
for (const each of [postgres.process, deaf]) processes.mustLive(each)
console.log(JSON.stringify({ postgres: postgres.process.pid, deaf: deaf.pid, url: postgres.url() }))
