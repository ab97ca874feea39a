import { setTimeout as wait } from 'node:timers/promises'
import type { Compared } from '../lib/payouts/ports/reconciliation-store'
import type { Reconciliation } from '../lib/payouts/reconciliation/reconcile'
import { type Ending, onWiring, runCommand } from './command'

const usage = `npm run reconcile
  compares all accounts, payments, refunds and disputes with Stripe's lists: restores ours that were lost, fetches what
  differs, and lists what is not ours on the health page. Safe to repeat, and while servers run (docs/runbook.md)`

/** Gives up after so many waits without progress: a failed page is retried after 15 seconds. */
const mostWaits = 90

const gaveUp = `Stripe did not answer, or another server is still comparing the rest. Run the same command again. Servers
continue meanwhile, and no reference is charged twice.`

await runCommand(usage, () =>
  process.argv.length > 2 ? 'usage' : onWiring(({ operator }) => reconcile(operator.reconciliation)),
)

async function reconcile(reconciliation: Reconciliation): Promise<Ending> {
  await reconciliation.begin()
  return (await untilDone(reconciliation)) ? report(reconciliation) : { sentence: gaveUp, code: 1 }
}

async function untilDone({ step }: Reconciliation): Promise<boolean> {
  for (let waits = 0; waits < mostWaits; ) {
    const answer = await step()
    if (answer === 'done') return true
    waits = answer === 'waits' ? waits + 1 : 0
    if (answer === 'waits') await wait(1_000)
  }
  return false
}

async function report({ findings }: Reconciliation): Promise<Ending> {
  const { accounts, payments, unseen, orphans, conflicts } = await findings()
  console.log(lineOf('Accounts', accounts) + (unseen > 0 ? `, ${unseen} of ours not in Stripe’s list` : ''))
  console.log(lineOf('Payments', payments))
  console.log('Refunds and disputes: all compared')
  const left = orphans + conflicts
  if (left === 0) return { sentence: 'Everything matches Stripe.', code: 0 }
  const what = `${orphans} ${orphans === 1 ? 'unknown account' : 'unknown accounts'} and ${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'}`
  return { sentence: `Check on the health page: ${what}.`, code: 0 }
}

function lineOf(name: string, { compared, differing, adopted }: Compared): string {
  return `${name}: ${compared} compared, ${differing} different and fetched again, ${adopted} lost and restored`
}
