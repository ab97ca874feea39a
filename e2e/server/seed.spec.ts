import { type OwnServers, openOwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

test('fills a demo twice, and another one over the same local Stripe', async () => {
  const [one, another] = [await openOwnServers('seed_one'), await openOwnServers('seed_another')]
  try {
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
  } finally {
    await Promise.all([one.close(), another.close()])
  }
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
