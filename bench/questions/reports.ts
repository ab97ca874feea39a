import { step } from '../../tools/processes/steps'
import { alternate, held, timed } from '../compare'
import { fillMovements, span } from '../parts/fill-movements'
import type { Ground } from '../parts/ground'
import { openInstallation, serveInstallation } from '../parts/installation'
import { residentMegabytes, tellsOfProcesses } from '../parts/proc'
import { signInAdmin } from '../parts/sign-in'
import type { Findings, Ratio } from '../report'

const accounts = 1_000
const month = `from=${span.from}&to=${span.monthEnds}`
const whole = `from=${span.from}&to=${span.to}`

/** A month's report with very many movements ÷ with only its own, and the memory of a full download. */
export async function askReports(ground: Ground): Promise<Findings> {
  const many = ground.isQuick ? 100_000 : 1_000_000
  const few = many / span.months
  const small = await step(`filling ${few.toLocaleString('en')} movements`, () =>
    openReader(ground, { name: 'reports_few', count: few, months: 1 }),
  )
  const large = await step(`filling ${many.toLocaleString('en')} movements`, () =>
    openReader(ground, { name: 'reports_many', count: many, months: span.months }),
  )
  const rounds = ground.isQuick ? { rounds: 3, warmUp: 1 } : { rounds: 15, warmUp: 3 }
  const pages = await alternate(
    { few: () => timed(() => small.page(month)), many: () => timed(() => large.page(month)) },
    rounds,
  )
  const beginnings = await alternate({ few: () => small.firstRow(whole), many: () => large.firstRow(whole) }, rounds)
  const wholePage = await timed(() => large.page(whole))
  const memory = tellsOfProcesses() ? await holdMemory(large, many) : null
  await Promise.all([small.stop(), large.stop()])

  const among = `with ${many.toLocaleString('en')} movements ÷ with ${few.toLocaleString('en')}`
  return {
    ratios: [
      {
        what: `a month's report, of ${few.toLocaleString('en')} movements, ${among}`,
        ...held(pages.many, pages.few),
        unit: 'ms',
        goal: { atMost: 1.2 },
      },
      {
        what: `the first row of a download of everything, ${among}`,
        ...held(beginnings.many, beginnings.few),
        unit: 'ms',
        goal: { atMost: 1.2 },
      },
      ...(memory === null ? [] : [memory.ratio]),
    ],
    facts: [
      { what: `a report over all ${many.toLocaleString('en')} movements`, values: { 'page in ms': wholePage } },
      ...(memory === null ? [] : [{ what: 'a download of them all', values: memory.facts }]),
    ],
  }
}

type Reader = Awaited<ReturnType<typeof openReader>>

async function openReader(ground: Ground, { name, count, months }: { name: string; count: number; months: number }) {
  const installation = await openInstallation(ground, { name, accounts, atStripe: accounts })
  await fillMovements(installation.databaseUrl, { count, months })
  const headers = await signInAdmin(installation)
  const { process, webhook } = await serveInstallation(ground, installation)
  const ask = async (path: string) => {
    const response = await fetch(`http://localhost:${webhook.port}/admin/reports${path}`, {
      headers,
      redirect: 'error',
    })
    if (!response.ok || response.body === null) throw new Error(`${path} answered ${response.status}`)
    return response.body
  }
  return {
    pid: process.pid,
    stop: () => process.stop(),
    async page(query: string) {
      for await (const _ of await ask(`?${query}`));
    },
    /** Milliseconds until the first row. */
    async firstRow(query: string): Promise<number> {
      const began = performance.now()
      let parts = 0
      for await (const _ of await ask(`/movements.csv?${query}`)) {
        parts += 1
        if (parts === 2) break
      }
      return performance.now() - began
    },
    /** The server's peak memory in each half of a download. */
    async download(query: string, count: number) {
      const found = { rows: -1, most: { firstHalf: 0, lastHalf: 0 } }
      let parts = 0
      for await (const part of await ask(`/movements.csv?${query}`)) {
        for (const byte of part) if (byte === lineFeed) found.rows += 1
        parts += 1
        const half = found.rows < count / 2 ? 'firstHalf' : 'lastHalf'
        if (parts % 50 === 0) found.most[half] = Math.max(found.most[half], residentMegabytes(process.pid))
      }
      return found
    },
  }
}

const lineFeed = 10

/** Garbage grows with the live heap between collections, so compare halves with each other. */
async function holdMemory(reader: Reader, count: number): Promise<{ ratio: Ratio; facts: Record<string, number> }> {
  // Warms the server up.
  await reader.download(month, count)
  const before = residentMegabytes(reader.pid)
  const began = performance.now()
  const { rows, most } = await reader.download(whole, count)
  const seconds = (performance.now() - began) / 1000
  if (rows !== count) throw new Error(`a download of ${count} movements had ${rows}`)
  const what = `memory during the last half of a download of ${count.toLocaleString('en')} movements ÷ the first half`
  return {
    ratio: { what, measured: most.lastHalf, against: most.firstHalf, unit: 'MB', goal: { atMost: 1.2 } },
    facts: { seconds, 'rows a second': rows / seconds, 'MB before': before },
  }
}
