import type { OwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

test('fills a demo twice, and another one over the same local Stripe', async ({ openServers }) => {
  const [one, another] = [await openServers('seed_one'), await openServers('seed_another')]
  await one.seed()
  const first = await payments(one)
  await one.seed()
  expect(await payments(one)).toEqual(first)
  await another.seed()
  const others = await payments(another)
  expect(others.map(({ amount, state }) => ({ amount, state }))).toEqual(
    first.map(({ amount, state }) => ({ amount, state })),
  )
  const references = [...first, ...others].map(({ reference }) => reference)
  expect(new Set(references).size).toBe(references.length)
})

/** What the demo's clients paid or still owe. */
async function payments({ database }: OwnServers) {
  const found = await database.prisma.payment.findMany({
    select: { reference: true, amount: true, state: true },
    orderBy: { amount: 'asc' },
  })
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['open', 'paid']))
  return found
}
