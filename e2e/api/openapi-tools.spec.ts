import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createStore } from '../../lib/store/store'
import { makeKey } from '../support/scenes/api-client'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { type OpenApiTools, openOpenApiTools } from '../support/servers/openapi-tools'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('openapi', { hasOwnStripe: true })

// In one worker: the tests share tools, server and document. The tools are slow, and slower while other tests run.
test.describe.configure({ mode: 'default', timeout: 240_000 })

let tools: OpenApiTools
let url: string
let secret: string
/** Can be paid, in dollars; reference C-10078. */
let coach: string

test.beforeAll(async ({ database, server, stripe }) => {
  // The first run on a machine downloads the tools.
  test.setTimeout(300_000)
  tools = await openOpenApiTools()
  url = server.url
  secret = (await makeKey(database)).secret
  const by = { kind: 'machine' } as const
  const listed = { email: `coach-${randomUUID()}@example.com`, name: 'Ada Coach', reference: 'C-10078', by }
  const id = await createStore(database).coaches.addCoach(listed)
  if (id === null) throw new Error('the address was taken')
  coach = id
  await bringIntoState(database, id, 'ready', stripe)

  const document = await (await fetch(`${url}/api/v1/openapi.json`)).text()
  writeFileSync(join(tools.folder, 'openapi.json'), document)
})
test.afterAll(() => tools.remove())

test('passes Redocly’s strict rules', async () => {
  expect(await tools.run('redocly', 'lint', 'openapi.json', '--extends', 'recommended-strict')).toContain('valid')
})

test('passes Spectral’s rules', async () => {
  writeFileSync(join(tools.folder, '.spectral.yaml'), 'extends: ["spectral:oas"]\n')
  const said = await tools.run('spectral', 'lint', 'openapi.json', '-r', '.spectral.yaml', '--fail-severity', 'hint')
  expect(said).toContain('No results with a severity of')
})

test('gives openapi-typescript a type of its own for each problem of a status', async () => {
  await tools.run('openapi-typescript', 'openapi.json', '-o', 'types.ts')
  writeFileSync(join(tools.folder, 'uses-types.ts'), usesTypes)
  const strict = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck']
  expect(await tools.run('tsc', ...strict, 'uses-types.ts')).toBe('')
})

test('lets an orval client charge, follow and query a running server, and validate each answer', async () => {
  writeFileSync(join(tools.folder, 'orval.config.cjs'), orvalConfig(`${url}/api/v1`))
  await tools.run('orval', '--config', 'orval.config.cjs')
  const [client, checks] = await Promise.all([tools.load('client.ts'), tools.load('checks.ts')])
  const headers = { authorization: `Bearer ${secret}` }

  for (const name of ['C-10078', coach]) {
    const asked = { coach: name, amount: 1250, currency: 'usd', reference: `order-${randomUUID()}` }
    const made = await client.createCharge(checks.createChargeBody.parse(asked), { headers })
    expect(made.status).toBe(201)
    expect(made.data).toMatchObject({ coach, coachReference: 'C-10078', state: 'open' })
    const followed = await client.getCharge(checks.getChargeParams.parse(asked).reference, { headers })
    expect(checks.getChargeResponse.strict().parse(followed.data)).toMatchObject({ reference: asked.reference })
    const told = await client.getReadiness(checks.getReadinessParams.parse(asked).coach, { headers })
    expect(checks.getReadinessResponse.strict().parse(told.data)).toMatchObject({ canBePaid: true, reasons: [] })
  }
  const changes = await client.listChanges(checks.listChangesQueryParams.parse({ after: '0' }), { headers })
  expect(checks.listChangesResponse.strict().parse(changes.data).changes.length).toBeGreaterThan(0)

  const refused = await client.getReadiness(coach, { headers: { authorization: secret } })
  expect(refused).toMatchObject({ status: 401, data: { type: 'urn:greenlight:problem:not-bearer' } })
  expect(refused.data.requestId).toBe(refused.headers.get('x-request-id'))
})

const orvalConfig = (baseUrl: string) => `const input = './openapi.json'
module.exports = {
  checks: { input, output: { target: 'checks.ts', client: 'zod' } },
  client: { input, output: { target: 'client.ts', client: 'fetch', baseUrl: ${JSON.stringify(baseUrl)} } },
}
`

/** Compiles only if each problem has its own type. */
const usesTypes = `import type { paths } from './types.js'

type Answers = paths['/charges']['post']['responses']
export function explain(problem: Answers[409]['content']['application/problem+json']): string {
  switch (problem.type) {
    case 'urn:greenlight:problem:reference-used':
      return problem.detail
    case 'urn:greenlight:problem:coach-cannot-be-paid':
      return problem.reasons.includes('on-hold') ? problem.payer : problem.title
    case 'urn:greenlight:problem:declined':
      return problem.reasons.includes('region') ? problem.payer : problem.title
    default:
      return problem satisfies never
  }
}
export const pointersOf = (problem: Answers[422]['content']['application/problem+json']) =>
  problem.type === 'urn:greenlight:problem:invalid' ? problem.errors.map(({ pointer }) => pointer) : []
export const checkedAt: (charge: Answers[201]['content']['application/json']) => string | null = (charge) =>
  charge.checkedAt
`
