import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { changedAddress } from '../../prisma/testing/changed-address'
import { appSettings } from '../../tools/app'
import { freePort } from '../../tools/processes/ports'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'default' })

interface Start {
  child: ChildProcess
  ended: Promise<number | null>
  said: () => string
}

let port: number
test.beforeEach(async () => {
  port = await freePort()
})

test('exits when it may open too few files, and says how many it needs', { tag: '@long' }, async () => {
  const few = start({ shell: 'ulimit -n 200;' })
  expect(await few.ended).toBe(1)
  expect(few.said()).toContain('Greenlight did not start: This process may open 200 files but needs at least 256')
  // Too few to load its own modules.
  expect(await start({ shell: 'ulimit -n 64;' }).ended).toBe(1)
})

test('exits when its port is taken, and names it', { tag: '@long' }, async () => {
  const other = createServer().listen(port, '127.0.0.1')
  const { ended, said } = start()
  expect(await ended).toBe(1)
  expect(said()).toContain(`Greenlight did not start: port ${port} is taken by another process`)
  other.close()
})

for (const [name, change, sentence] of [
  ['refuses the password', { password: 'wrong' }, 'The database rejected the user or password in DATABASE_URL'],
  ['is not there', { pathname: '/nowhere' }, 'The database named in DATABASE_URL does not exist'],
  ['lacks our tables', { pathname: '/postgres' }, 'The database lacks some of our tables'],
] as const) {
  test(`exits over a database that ${name}, and says so`, { tag: '@long' }, async () => {
    const DATABASE_URL = changedAddress(getStack().databaseUrl, change)
    const { ended, said } = start({ change: { DATABASE_URL } })
    expect(await ended).toBe(1)
    expect(said()).toContain(sentence)
    expect(said()).not.toContain('Starting anyway')
  })
}

test('exits over a name, logo or color it refuses, names the setting and says what to do', async () => {
  const { ended, said } = start({
    change: {
      PLATFORM_NAME: 'x'.repeat(61),
      PLATFORM_LOGO: 'e2e/support/pages/logo-with-script.svg',
      PLATFORM_COLOR: 'f5c400',
    },
  })
  expect(await ended).toBe(1)
  expect(said()).toContain('PLATFORM_NAME must be 1 to 60 characters')
  expect(said()).toContain('PLATFORM_LOGO contains a script: remove it')
  expect(said()).toContain('PLATFORM_COLOR has a contrast of 1.64 with the white text on its buttons, and needs 4.5')
  expect(said()).toContain('See .env.example for every setting.')
})

test('exits without a build and says what is missing', async () => {
  const { ended, said } = start({ change: { NEXT_DIST_DIR: '.next-none' } })
  expect(await ended).toBe(1)
  expect(said()).toContain('There is no build in .next-none')
})

test('exits when nobody reads its log any more, and frees the port', { tag: '@long' }, async () => {
  const { child, ended } = start()
  await expect.poll(ask, { timeout: 60_000 }).toBe('answers')
  // Its log now goes nowhere.
  child.stdout?.destroy()
  child.stderr?.destroy()
  await expect
    .poll(async () => {
      await fetch(`${address()}/sign-in`, { method: 'POST', headers: { origin: 'http://elsewhere.example' } }).catch(
        () => null,
      )
      return ask()
    })
    .toBe('is gone')
  await ended
})

const address = () => `http://127.0.0.1:${port}`

async function ask(): Promise<'answers' | 'is gone'> {
  return fetch(`${address()}/api/health`, { headers: { connection: 'close' } }).then(
    () => 'answers' as const,
    () => 'is gone' as const,
  )
}

/** Starts a server in a shell, which may set limits first and read its log. */
function start({ shell = '', change = {} }: { shell?: string; change?: object } = {}): Start {
  const stack = getStack()
  const settings = appSettings({ ...stack, port, smtpUrl: 'smtp://127.0.0.1:9' })
  const env = { ...process.env, ...settings, NEXT_DIST_DIR: stack.buildFolder, BACKGROUND_WORK: 'apart', ...change }
  const command = `${shell} exec "${process.execPath}" --import tsx server/start.ts --hostname 127.0.0.1 --port ${port}`
  const child = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, said: () => text }
}
