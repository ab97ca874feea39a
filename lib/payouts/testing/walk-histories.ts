import fc from 'fast-check'
import type { WalkWorld } from './walk-world'

type Step = { does: string; to: (world: WalkWorld) => unknown }
const step = (does: string, to: Step['to']): Step => ({ does, to })
const any = fc.nat({ max: 50 })

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 1 }).map((n) => step(`take ${n}`, (world) => world.take(n))) },
  { weight: 6, arbitrary: any.map((n) => step(`answer ${n}`, (world) => world.answer(n, 'told'))) },
  { weight: 2, arbitrary: fc.constant(step('answer two', (world) => world.answerTwo())) },
  { weight: 1, arbitrary: any.map((n) => step(`away ${n}`, (world) => world.answer(n, 'away'))) },
  { weight: 1, arbitrary: any.map((n) => step(`kill ${n}`, (world) => world.kill(n))) },
  { weight: 2, arbitrary: fc.constant(step('add', (world) => world.add())) },
  { weight: 1, arbitrary: any.map((n) => step(`remove ${n}`, (world) => world.remove(n))) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 16, 61, 121, 86_401).map((s) => step(`pass ${s}`, (world) => world.pass(s))),
  },
)

/** What servers, the provider and time do, in any order. */
export const walkHistories = fc
  .array(steps, { maxLength: 50, size: 'max' })
  .map((history) => Object.assign(history, { toString: () => history.map(({ does }) => does).join(', ') }))

/** Plays a history to its end; returns what must not have happened. */
export async function playHistory(history: { to(world: WalkWorld): unknown }[], world: WalkWorld): Promise<string[]> {
  // The first run begins: nothing from before is promised.
  await world.take(0)
  for (const { to } of history) await to(world)
  await world.finish()
  return world.faults()
}
