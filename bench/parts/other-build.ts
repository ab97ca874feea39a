import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { buildApp } from '../../tools/app'
import type { StartProcess } from '../../tools/processes/process'
import { succeed } from '../../tools/processes/succeed'
import { connected } from './connected'

/** Another commit's, built from its own sources and packages, with a database of its own schema. */
export interface OtherBuild {
  commit: string
  /** Builds on first use. */
  built(): Promise<StartProcess>
  migrate(databaseUrl: string): Promise<void>
}

/** Throws for an unknown commit. */
export function otherBuild(start: StartProcess, named: string, folder: string): OtherBuild {
  const commit = execFileSync('git', ['rev-parse', '--verify', `${named}^{commit}`], { encoding: 'utf8' }).trim()
  const startThere: StartProcess = (name, command, args, options) =>
    start(name, command, args, { ...options, cwd: folder })
  let building: Promise<StartProcess> | undefined
  const built = () => {
    building ??= build(startThere, commit, folder)
    return building
  }
  return {
    commit: commit.slice(0, 7),
    built,
    async migrate(databaseUrl) {
      const there = await built()
      const env = { ...process.env, DATABASE_URL: databaseUrl }
      await succeed(there('migrations', 'npm', ['run', 'db:migrate'], { env }))
    },
  }
}

/** Kept until another commit is asked for. */
async function build(startThere: StartProcess, commit: string, folder: string): Promise<StartProcess> {
  const note = join(folder, '.next', 'bench-commit')
  if (existsSync(note) && readFileSync(note, 'utf8') === commit) return startThere
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const sources = execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', folder], { input: sources })
  await succeed(startThere('npm ci', 'npm', ['ci']))
  await buildApp(startThere, { NEXT_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' })
  writeFileSync(note, commit)
  return startThere
}

/** Copies a table's first row, as far as both schemas have its columns. */
export async function copyFirstRow(fromUrl: string, toUrl: string, table: string): Promise<void> {
  const row = await connected(fromUrl, async (client) => {
    const { rows } = await client.query<{ row: object }>(`SELECT to_jsonb(one) AS row FROM ${table} one LIMIT 1`)
    return rows[0]?.row ?? {}
  })
  await connected(toUrl, async (client) => {
    const columns = (await writableColumns(client, table)).filter((name) => name in row).join(', ')
    const query = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`
    await client.query(query, [row])
  })
}

/** All but those that PostgreSQL computes. */
export async function writableColumns(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  return rows.map(({ name }) => name)
}
