import { rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { expectNoFindings, startLocalStripe } from '../local-stripe'
import { freePort } from '../ports'
import { startPostgres } from '../postgres'
import { openProcesses, type Processes } from '../processes'
import { step } from '../steps'
import { cliFolder } from './find-cli'
import { runToEnd } from './run'

const dataDir = `${cliFolder}/postgres`

/** Has the CLI create, get, post and run a fixture against a local Stripe started for it; answers 0 when all went well. */
export async function checkCli(cli: string): Promise<number> {
  const processes = await openProcesses(`${cliFolder}/processes.json`)
  try {
    const url = await step('Starting a local Stripe', () => startFresh(processes))
    await takeSteps((args) => runToEnd(cli, url, args))
    await expectNoFindings(url)
    console.log("Stripe's CLI and the local Stripe understand each other.")
    return 0
  } finally {
    await processes.stop()
    removeData()
  }
}

async function startFresh({ start }: Processes): Promise<string> {
  removeData()
  const postgres = await startPostgres({ dataDir, isForgetful: true, start })
  const databaseUrl = await postgres.createDatabase('local_stripe')
  const settings = { port: await freePort(), databaseUrl, country: 'US', strict: true }
  const { url } = await startLocalStripe(start, settings)
  return url
}

function removeData(): void {
  for (const place of [dataDir, `${dataDir}.password`]) rmSync(place, { recursive: true, force: true })
}

type Cli = (args: string[]) => Promise<string>

async function takeSteps(cli: Cli): Promise<void> {
  const ask = async (...args: string[]) => readJson(await cli(args))
  const created = await take('accounts create', () => ask('accounts', 'create', '--type=express', '--country=US'))
  expect(created.object, 'account')
  const path = `/v1/accounts/${created.id}`

  const got = await take(`get ${path}`, () => ask('get', path))
  expect(got, created)

  const posted = await take(`post ${path}`, () => ask('post', path, '-d', 'metadata[coach]=4711'))
  expect(posted.metadata, { coach: '4711' })

  const refused = await take(`post ${path} with an unknown parameter`, () => ask('post', path, '-d', 'nonsense=1'))
  expect(refused.error.code, 'parameter_unknown')

  const fixture = 'local-stripe/cli/coach.fixture.json'
  await take(`fixtures ${fixture}`, () => cli(['fixtures', fixture]))
  const listed = await take('accounts list', () => ask('accounts', 'list'))
  expect(
    listed.data.map(({ email, metadata }: Account) => ({ email, ...metadata })),
    [
      { email: 'coach@example.com', coach: '4711' },
      { email: null, coach: '4711' },
    ],
  )
}

/** The answer, without what the CLI may say around it, such as that there is a newer one. */
function readJson(printed: string) {
  return JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1))
}

interface Account {
  email: string | null
  metadata: Record<string, string>
}

const take = <Answer>(what: string, work: () => Promise<Answer>) => step(`stripe ${what}`, work)

/** The CLI ends with 0 for a refused request too, so that only the answer tells. */
function expect(actual: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(actual, wanted)) return
  throw new Error(`The answer was ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}.`)
}
