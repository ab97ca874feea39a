import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Compared, createWorld, type World } from '../testing/world'
import type { State } from '../vocabulary/accounts/state'
import type { Cause } from '../vocabulary/cause'
import { presentations } from './presentation'
import { stateOfSnapshot } from './state'

const accounts = 3
const any = fc.nat({ max: 50 })
const cause = fc.constantFrom<Cause>('return', 'coach', 'admin', 'gate')

type Step = { does: string; to: (world: World) => unknown }
const step = (does: string, to: Step['to']): Step => ({ does, to })

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: any.map((n) => step(`change ${n}`, (world) => world.change(n))) },
  { weight: 5, arbitrary: any.map((n) => step(`deliver ${n}`, (world) => world.deliver(n))) },
  { weight: 4, arbitrary: fc.constant(step('drain', (world) => world.fetchPending())) },
  { weight: 4, arbitrary: fc.constant(step('page', (world) => world.fetchPage())) },
  { weight: 1, arbitrary: any.map((n) => step(`lose ${n}`, (world) => world.lose(n))) },
  { weight: 2, arbitrary: fc.constant(step('sweep', (world) => world.reconcileAccounts())) },
  { weight: 2, arbitrary: fc.tuple(any, cause).map(([n, c]) => step(`ask ${n} ${c}`, (world) => world.ask(n, c))) },
  { weight: 3, arbitrary: any.map((n) => step(`look ${n}`, (world) => world.look(n))) },
  { weight: 5, arbitrary: any.map((n) => step(`answer ${n}`, (world) => world.answer(n, 'told'))) },
  { weight: 2, arbitrary: any.map((n) => step(`fail ${n}`, (world) => world.answer(n, 'away'))) },
  { weight: 1, arbitrary: any.map((n) => step(`kill ${n}`, (world) => world.kill(n))) },
  { weight: 1, arbitrary: any.map((n) => step(`save ${n}`, (world) => world.save(n))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1, 31, 3600, 86_400).map((s) => step(`wait ${s}`, (world) => world.wait(s))),
  },
)
const histories = fc
  .array(steps, { maxLength: 60, size: 'max' })
  .map((history) => Object.assign(history, { toString: () => history.map(({ does }) => does).join(', ') }))

test('fetches all that is wanted, whatever is delayed, doubled or killed, and reconciles the lost', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const world = createWorld(accounts)
      for (const { to } of history) await to(world)
      await world.heal()
      // Before reconciliation could hide a fault of webhook events.
      for (const compared of world.compare()) if (compared.isTold) expectTrue(compared)
      await world.reconcileAll()
      for (const compared of world.compare()) expectTrue(compared)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

function expectTrue({ row, truth }: Compared): void {
  expect(row.fetched).toBe(row.notified)
  expect(row.state).toBe(truth === null ? 'closed' : stateOfSnapshot(truth))
  if (truth !== null) expect(row.snapshot).toEqual(truth)
  expectChain(row.decisions, row.state)
  expectEmails(row.emails, row.state)
}

/** Each decision starts from the previous one, at a newer generation. */
function expectChain(decisions: { from: string; to: string; generation: number }[], state: string): void {
  const chain = [
    { from: '', to: 'not-started', generation: -1 },
    ...decisions,
    { from: state, to: '', generation: Number.POSITIVE_INFINITY },
  ]
  for (const [place, link] of chain.slice(1).entries()) {
    expect(link.from).toBe(chain[place]?.to)
    expect(link.generation).toBeGreaterThan(chain[place]?.generation ?? Number.NaN)
  }
}

/** Whether a coach can be paid alternates, and the last email says what is true. */
function expectEmails(emails: string[], state: State): void {
  const answers = emails.filter((kind) => kind !== 'needs-you')
  for (const [place, kind] of answers.entries())
    if (kind !== 'closed') expect(answers[place - 1] === 'can-be-paid').toBe(kind === 'payouts-stopped')
  expect(answers.at(-1) === 'can-be-paid').toBe(presentations[state].canBePaid)
}
