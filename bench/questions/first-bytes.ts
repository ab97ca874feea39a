import type { StartProcess } from '../../tools/processes/process'
import { step } from '../../tools/processes/steps'
import { alternate } from '../compare'
import { arrangeCoaches, coachesToVisit } from '../parts/coaches-to-visit'
import { fillInstallation } from '../parts/fill-installation'
import type { Ground } from '../parts/ground'
import { type Installation, openInstallation, serveInstallation } from '../parts/installation'
import { copyFirstRow, type OtherBuild } from '../parts/other-build'
import { spentMilliseconds } from '../parts/proc'
import { signInAdmin, signInCoach } from '../parts/sign-in'
import type { Findings, Ratio } from '../report'
import { percentile } from '../statistics'

const apart = { BACKGROUND_WORK: 'apart' }

/**
 * The first byte of a coach's status page and of staff's table, with very many coaches ÷ with fewer, and with very many
 * ÷ by another commit's build.
 */
export async function askFirstBytes(ground: Ground): Promise<Findings> {
  const [few, many] = ground.isQuick ? [1_000, 10_000] : [10_000, 1_000_000]
  const open = (accounts: number) => openInstallation(ground, { name: `visited_${accounts}`, accounts, atStripe: 1 })
  const { against } = ground
  await against?.built()
  const filled = <Answer>(count: number, work: () => Promise<Answer>) =>
    step(`filling ${count.toLocaleString('en')} coaches`, work)
  const small = await filled(few, () => open(few))
  const large = await filled(many, () => open(many))
  const others = against && (await filled(many, () => openOther(ground, against, many)))
  const visitors = {
    few: await openVisitor(ground, small),
    many: await openVisitor(ground, large),
    ...(against && others && { before: await openVisitor(ground, others, against.built) }),
  }
  const ratios: Ratio[] = []
  for (const page of pages) {
    const visited = await visitAlternately(visitors, page, ground.isQuick ? 20 : 200)
    ratios.push(...compare(page, visited, { few, many, commit: against?.commit }))
  }
  for (const { stop } of Object.values(visitors)) await stop()
  return { ratios, facts: [] }
}

type Contestant = 'few' | 'many' | 'before'

type Page = keyof typeof coachesToVisit | 'table'

const pages = [...Object.keys(coachesToVisit), 'table'] as Page[]

interface Visitor {
  pid: number
  stop(): Promise<void>
  /** Milliseconds until the first byte. */
  visit(page: Page): Promise<number>
}

async function openVisitor(
  ground: Ground,
  installation: Installation,
  built: () => Promise<StartProcess> = ground.built,
): Promise<Visitor> {
  await arrangeCoaches(installation.databaseUrl)
  const headers = { table: await signInAdmin(installation) } as Record<Page, { cookie: string }>
  for (const [page, coachId] of Object.entries(coachesToVisit))
    headers[page as Page] = await signInCoach(installation, coachId)
  const { process, webhook } = await serveInstallation(ground, installation, apart, built)
  return {
    pid: process.pid,
    stop: () => process.stop(),
    async visit(page) {
      const path = page === 'table' ? '/admin/coaches' : '/payouts'
      const began = performance.now()
      const response = await fetch(`http://127.0.0.1:${webhook.port}${path}`, {
        headers: headers[page],
        redirect: 'manual',
      })
      const reader = response.body?.getReader()
      await reader?.read()
      const firstByte = performance.now() - began
      while (reader && !(await reader.read()).done);
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
      return firstByte
    },
  }
}

/** The same coaches in a database of the other commit's schema. */
async function openOther(ground: Ground, other: OtherBuild, accounts: number): Promise<Installation> {
  const model = await openInstallation(ground, { name: 'model', accounts: 1, atStripe: 1 })
  const databaseUrl = await ground.postgres.createDatabase('visited_before')
  await other.migrate(databaseUrl)
  for (const table of ['coach', 'payout_account', 'account_counter'])
    await copyFirstRow(model.databaseUrl, databaseUrl, table)
  await fillInstallation(databaseUrl, accounts)
  return { ...model, databaseUrl, settings: { ...model.settings, DATABASE_URL: databaseUrl } }
}

interface Visited {
  firstBytes: number[]
  /** Processor milliseconds of the server for a request. */
  spent: number
}

/** One request each, by turns. */
async function visitAlternately<Visitors extends Partial<Record<Contestant, Visitor>>>(
  visitors: Visitors,
  page: Page,
  rounds: number,
): Promise<Record<keyof Visitors, Visited>> {
  const all = Object.entries(visitors) as [Contestant, Visitor][]
  const visits = Object.fromEntries(all.map(([name, { visit }]) => [name, () => visit(page)]))
  await alternate(visits, { rounds: 0, warmUp: Math.ceil(rounds / 4) })
  const before = all.map(([, { pid }]) => spentMilliseconds(pid))
  const firstBytes = await alternate(visits, { rounds, warmUp: 0 })
  const visited = all.map(([name, { pid }], place) => {
    const spent = (spentMilliseconds(pid) - (before[place] ?? Number.NaN)) / rounds
    return [name, { firstBytes: firstBytes[name] ?? [], spent }]
  })
  return Object.fromEntries(visited)
}

interface Sizes {
  few: number
  many: number
  commit: string | undefined
}

function compare(page: Page, visited: Record<Contestant, Visited>, { few, many, commit }: Sizes): Ratio[] {
  const named = page === 'table' ? 'staff’s table' : `status page, ${page}`
  const withMany = `with ${many.toLocaleString('en')} coaches`
  const over = (against: Visited, among: string, most: number): Ratio[] => [
    { ...ofFirstBytes(against, 0.5), what: `first byte of ${named}, median, ${among}`, goal: { atMost: most } },
    // No goal: it is an accident of the machine.
    { ...ofFirstBytes(against, 0.95), what: `first byte of ${named}, p95, ${among}` },
    {
      what: `processor time of the server for ${named}, ${among}`,
      measured: visited.many.spent,
      against: against.spent,
      unit: 'ms',
    },
  ]
  const ofFirstBytes = (against: Visited, share: number) => ({
    measured: percentile(visited.many.firstBytes, share),
    against: percentile(against.firstBytes, share),
    unit: 'ms' as const,
  })
  return [
    ...over(visited.few, `${withMany} ÷ with ${few.toLocaleString('en')}`, 1.2),
    ...(commit === undefined ? [] : over(visited.before, `${withMany} ÷ at ${commit}`, 1.3)),
  ]
}
