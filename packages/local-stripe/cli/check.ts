import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { packageFolder } from '../package-folder'
import { startLocalStripe } from '../start-local-stripe'
import { runToEnd } from './run'

/** Runs create, get, post and a fixture with the CLI against a fresh local Stripe. Returns 0 when all succeed. */
export async function checkCli(cli: string): Promise<number> {
  const { url, stop } = await step('starting a local Stripe', () => startLocalStripe({ strict: true }))
  try {
    await takeSteps((args) => runToEnd(cli, url, args))
    await expectNoFindings(url)
    console.log("Stripe's CLI and the local Stripe understand each other.")
    return 0
  } finally {
    await stop()
  }
}

/** Throws when the local Stripe gave an answer that Stripe would not give. */
async function expectNoFindings(url: string): Promise<void> {
  const { data } = (await (await fetch(`${url}/_control/findings`)).json()) as { data: string[] }
  if (data.length > 0) throw new Error(`Stripe would not have sent this:\n${data.join('\n')}`)
}

async function step<Answer>(doing: string, work: () => Promise<Answer>): Promise<Answer> {
  console.log(`· ${doing} …`)
  const answer = await work()
  console.log(`✓ ${doing}`)
  return answer
}

type Cli = (args: string[]) => Promise<string>

async function takeSteps(cli: Cli): Promise<void> {
  const ask = async (...args: string[]) => readJson(await cli(args))
  const created = await step('accounts create', () => ask('accounts', 'create', '--type=express', '--country=US'))
  expect(created.object, 'account')
  const path = `/v1/accounts/${created.id}`

  const got = await step(`get ${path}`, () => ask('get', path))
  expect(got, created)

  const posted = await step(`post ${path}`, () => ask('post', path, '-d', 'metadata[coach]=4711'))
  expect(posted.metadata, { coach: '4711' })

  const refused = await step(`post ${path} with an unknown parameter`, () => ask('post', path, '-d', 'nonsense=1'))
  expect(refused.error.code, 'parameter_unknown')

  const fixture = fileURLToPath(new URL('cli/coach.fixture.json', packageFolder))
  await step('fixtures coach.fixture.json', () => cli(['fixtures', fixture]))
  const listed = await step('accounts list', () => ask('accounts', 'list'))
  expect(
    listed.data.map(({ email, metadata }: Account) => ({ email, ...metadata })),
    [
      { email: 'coach@example.com', coach: '4711' },
      { email: null, coach: '4711' },
    ],
  )
}

/** Skips what the CLI prints around the answer, for example that an update exists. */
function readJson(printed: string) {
  return JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1))
}

interface Account {
  email: string | null
  metadata: Record<string, string>
}

/** The CLI exits with 0 for a refused request too, so check its answer. */
function expect(actual: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(actual, wanted)) return
  throw new Error(`The answer was ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}.`)
}
