import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Wiring, wire } from '../lib/composition/root'
import { type SeedCoach, seedCoaches } from './seed-coaches'
import { seedKey } from './seed-key'
import { seedPayments } from './seed-payments'

/** Fills an empty demo through the local Stripe, so that each account really exists there. Safe to repeat. */
const [peopleFile = '.data/demo-people.json', keyFile = '.data/demo-key'] = process.argv.slice(2)
const localStripe = process.env.LOCAL_STRIPE_URL
if (!localStripe) throw new Error('LOCAL_STRIPE_URL must be the address of the local Stripe to seed through')

const wiring = wire()
for (const coach of seedCoaches) {
  await seed(wiring, coach)
  console.log(`  ${coach.name}: ${coach.state}`)
}
await seedPayments(wiring, localStripe)
console.log('  and their first payments')
await seedKey(wiring, keyFile)
await wiring.database.close()

mkdirSync(dirname(peopleFile), { recursive: true })
writeFileSync(peopleFile, `${JSON.stringify(people(), null, 2)}\n`)

async function seed({ operator, payouts, engine }: Wiring, coach: SeedCoach): Promise<void> {
  const { name, email, country, facts, reference } = coach
  const coachId = await operator.addCoach({ email, name, reference, by: { kind: 'machine' } })
  if (coachId === null || facts === undefined) return
  let answer = await payouts.setUp(coachId, country)
  // On a busy machine an answer may come too late; setup is safe to repeat.
  for (let again = 0; again < 5 && answer.kind === 'away'; again += 1) answer = await payouts.setUp(coachId, country)
  if (answer.kind !== 'link') throw new Error(`${name} could not be set up: ${answer.kind}`)
  if (facts !== null) {
    const accountId = await accountOf(coachId)
    // With answers, and a bank account to pay out to.
    await tellLocalStripe(`accounts/${accountId}/acts`, { act: 'ready' })
    await tellLocalStripe(`accounts/${accountId}/facts`, facts)
  }
  while ((await engine.fetchPending()) > 0);
  const { state } = await payouts.status(coachId)
  if (state !== coach.state) throw new Error(`${name} is ${state}, not ${coach.state}`)
}

async function accountOf(coachId: string): Promise<string> {
  const response = await fetch(`${localStripe}/_control/accounts`)
  const { data } = (await response.json()) as { data: { id: string; metadata: { coach_id?: string } }[] }
  const account = data.find(({ metadata }) => metadata.coach_id === coachId)
  if (account === undefined) throw new Error(`the local Stripe has no account of ${coachId}`)
  return account.id
}

async function tellLocalStripe(path: string, facts: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${localStripe}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(facts),
  })
  if (!response.ok) throw new Error(`the local Stripe refused ${path}: ${await response.text()}`)
}

function people() {
  const admin = {
    email: 'admin@demo.example',
    name: 'Alex Morgan',
    role: 'admin',
    state: null,
    says: 'Runs the platform and sees every coach.',
  }
  return [
    admin,
    ...seedCoaches.map(({ email, name, state, says }) => ({ email, name, role: 'coach' as const, state, says })),
  ]
}
