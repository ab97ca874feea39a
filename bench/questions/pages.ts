import { alternate, held } from '../compare'
import type { Ground } from '../parts/ground'
import { openInstallation, serveInstallation } from '../parts/installation'
import { spentMilliseconds } from '../parts/proc'
import { signInAdmin, signInCoach } from '../parts/sign-in'
import type { Findings } from '../report'

const requests = 100

/** Processor time of the server for a page ÷ for an empty page of the same build. */
export async function askPages(ground: Ground): Promise<Findings> {
  const accounts = 1000
  const installation = await openInstallation(ground, { name: 'pages', accounts, atStripe: accounts })
  const { process, webhook } = await serveInstallation(ground, installation, { BACKGROUND_WORK: 'apart' })
  const staff = await signInAdmin(installation)
  const coach = await signInCoach(installation, 'copy_1')

  const spentOn = (path: string, headers: Record<string, string>) => async () => {
    const before = spentMilliseconds(process.pid)
    for (let request = 0; request < requests; request += 1) {
      const response = await fetch(`http://127.0.0.1:${webhook.port}${path}`, { headers, redirect: 'manual' })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    }
    return (spentMilliseconds(process.pid) - before) / requests
  }
  const spent = await alternate(
    {
      empty: spentOn('/bench/empty', {}),
      'status page': spentOn('/payouts', coach),
      table: spentOn('/admin/coaches', staff),
    },
    { rounds: ground.isQuick ? 3 : 15, warmUp: ground.isQuick ? 1 : 3 },
  )
  await process.stop()
  const over = (name: 'status page' | 'table') => ({
    what: `processor time of the ${name} ÷ of an empty page`,
    ...held(spent[name], spent.empty),
    unit: 'ms' as const,
    goal: { atMost: 1.5 },
  })
  return { ratios: [over('status page'), over('table')], facts: [] }
}
