import { changeAtStripe, eventsPerSecond, limitStripe } from '../parts/change-all'
import { fillDecisions } from '../parts/fill-installation'
import type { Ground } from '../parts/ground'
import { copyId, openInstallation, pickAccounts, serveInstallation } from '../parts/installation'
import { openPeople, type PeoplesTimes } from '../parts/people'
import { untilNoneWaits } from '../parts/until'
import type { Findings, Ratio } from '../report'
import { shuffled } from '../simulation/shuffled'
import { median, percentile } from '../statistics'

const floodPerSecond = 3_000

/** How long people wait while all accounts change, and while webhook events flood in: p99 ÷ their quiet p99. */
export async function askPeople(ground: Ground): Promise<Findings> {
  const accounts = ground.isQuick ? 5_000 : 30_000
  const installation = await openInstallation(ground, { name: 'people', accounts, atStripe: accounts })
  await fillDecisions(installation.databaseUrl)
  await limitStripe(installation)
  const server = await serveInstallation(ground, installation)
  const people = await openPeople(installation, server)
  const all = shuffled(Array.from({ length: accounts - 1 }, (_, number) => copyId(number + 1)))

  const during = async (work: () => Promise<void>): Promise<PeoplesTimes> => {
    let isOver = false
    const [times] = await Promise.all([people.ask(() => isOver), work().finally(() => (isOver = true))])
    return times
  }
  const seconds = ground.isQuick ? 10 : 60
  const pass = () => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
  const load = { target: server.webhook, template: installation.template }
  await during(pass)
  const quiet = await during(pass)
  const storm = await during(async () => {
    await changeAtStripe(installation, all, 1_900_000_000)
    await ground.generator.send({ ...load, accounts: all, connections: 4, perSecond: eventsPerSecond })
    await untilNoneWaits(installation.databaseUrl)
  })
  const answers: Record<string, Record<number, number>> = {}
  const flood = (name: string, secret: string) =>
    during(async () => {
      for (let volley = 0; volley < (ground.isQuick ? 1 : 12); volley += 1) {
        const target = { ...server.webhook, secret }
        const accountIds = pickAccounts(accounts, 10 * floodPerSecond)
        const sending = { ...load, target, accounts: accountIds, connections: 16, perSecond: floodPerSecond }
        const { statuses } = await ground.generator.send(sending)
        for (const [status, count] of Object.entries(statuses))
          answers[name] = { ...answers[name], [status]: (answers[name]?.[Number(status)] ?? 0) + count }
      }
    })
  const valid = await flood('valid', server.webhook.secret)
  await installation.forgetClaim()
  const forged = await flood('forged', 'whsec_of_somebody_else')
  await server.process.stop()
  const compare = (what: string, times: PeoplesTimes): Ratio[] =>
    (Object.keys(quiet) as (keyof PeoplesTimes)[]).map((name) => ({
      what: `${name}, p99, ${what} ÷ when it is quiet`,
      measured: percentile(times[name], 0.99),
      against: percentile(quiet[name], 0.99),
      unit: 'ms',
      goal: { atMost: 2 },
    }))
  const spread = (what: string, times: PeoplesTimes) =>
    (Object.keys(times) as (keyof PeoplesTimes)[]).map((name) => ({
      what: `${name}, ${what}, in ms`,
      values: { p50: median(times[name]), p90: percentile(times[name], 0.9), p99: percentile(times[name], 0.99) },
    }))
  return {
    ratios: [
      ...compare('while all accounts change', storm),
      ...compare('in a flood of events', valid),
      ...compare('in a flood of forged messages', forged),
    ],
    facts: [
      ...spread('when it is quiet', quiet),
      ...spread('while all accounts change', storm),
      ...spread('in a flood of events', valid),
      ...spread('in a flood of forged messages', forged),
      ...Object.entries(answers).map(([name, values]) => ({ what: `answers to the ${name} flood`, values })),
    ],
  }
}
