import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../processes/ports'
import { OurClient } from '../store/client'
import { startPostgres } from './postgres'

test('leaves a port that was taken meanwhile, and tries another', async () => {
  const folder = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'postgres-'))
  const taken = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve))
  const tried: number[] = []
  const findPort = async () => {
    tried.push(tried.length === 0 ? port : await freePort())
    return tried.at(-1) ?? 0
  }

  const postgres = await startPostgres({ dataDir: join(folder, 'database'), isForgetful: true, findPort })
  const client = new OurClient({ connectionString: await postgres.createDatabase('one') })
  await client.connect()
  expect((await client.query('SELECT current_database() AS name')).rows).toEqual([{ name: 'one' }])
  expect([tried.length, new URL(postgres.url()).port]).toEqual([2, String(tried[1])])

  await client.end()
  await postgres.stop()
  taken.close()
  rmSync(folder, { recursive: true })
})
