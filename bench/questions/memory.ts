import { rateOf } from '../generator/load'
import type { Ground } from '../parts/ground'
import { openInstallation, pickAccounts, serveInstallation } from '../parts/installation'
import { residentMegabytes, tellsOfProcesses } from '../parts/proc'
import type { Findings } from '../report'

const accounts = 1000
const batch = 5_000

/** A server's memory after many deliveries against a tenth of them. */
export async function askMemory(ground: Ground): Promise<Findings> {
  if (!tellsOfProcesses()) {
    console.log('  … not measured: this system does not say in /proc what a process holds')
    return { ratios: [], facts: [] }
  }
  const installation = await openInstallation(ground, { name: 'memory', accounts, atStripe: accounts })
  const { process, webhook } = await serveInstallation(ground, installation)
  const all = ground.isQuick ? 20_000 : 1_000_000
  const held = new Map<number, number>([[0, residentMegabytes(process.pid)]])
  for (let sent = batch; sent <= all; sent += batch) {
    const load = { target: webhook, template: installation.template, connections: 16 }
    rateOf(await ground.generator.send({ ...load, accounts: pickAccounts(accounts, batch) }))
    held.set(sent, residentMegabytes(process.pid))
  }
  await process.stop()
  const at = (deliveries: number) => held.get(deliveries) ?? Number.NaN
  return {
    ratios: [
      {
        what: `memory after ${all.toLocaleString('en')} deliveries ÷ memory after a tenth`,
        measured: at(all),
        against: at(all / 10),
        unit: 'MB',
        goal: { atMost: 1.2 },
      },
    ],
    facts: [
      {
        what: 'memory in MB, after deliveries',
        values: Object.fromEntries(
          [0, all / 10, all / 4, all / 2, all].map((count) => [count.toLocaleString('en'), at(count)]),
        ),
      },
    ],
  }
}
