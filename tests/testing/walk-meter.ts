import { type Profiler, Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { OurClient } from '../../lib/store/postgres/client'
import type { Backend } from '../../tools/testing/backend'
import { requestsTo } from './requests'

export interface Walk {
  /** Files of lib/ in which a function ran, in order. */
  files: string[]
  /** Statements to PostgreSQL, BEGIN and COMMIT included. */
  statements: number
  /** Requests to Stripe. */
  requests: number
}

/** Measures what `work` enters and asks. Do it once before: the first time also opens connections. */
export async function measureWalk(backend: Backend, work: () => Promise<unknown>): Promise<Walk> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Debugger.enable')
  const { length: before } = await requestsTo(backend)
  const query = vi.spyOn(OurClient.prototype, 'query')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  try {
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return {
      files: await filesEntered(session, result),
      statements: query.mock.calls.length,
      requests: (await requestsTo(backend)).length - before,
    }
  } finally {
    query.mockRestore()
    session.disconnect()
  }
}

async function filesEntered(session: Session, coverage: Profiler.ScriptCoverage[]): Promise<string[]> {
  const files: string[] = []
  for (const { url, scriptId, functions } of coverage) {
    if (!url.startsWith('file:')) continue
    const file = relative(process.cwd(), fileURLToPath(url))
    if (!file.startsWith('lib/') || file.startsWith('lib/store/generated/')) continue
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId })
    const ran = functions.some(({ ranges: [whole] }) => {
      if (whole === undefined || whole.count === 0) return false
      return !isExport.test(scriptSource.slice(whole.startOffset, whole.endOffset))
    })
    if (ran) files.push(file)
  }
  return files.toSorted()
}

/** Vitest hands out each export through a function of its own. */
const isExport = /^\(\) => \{ try \{ return \w+ \} catch \{\} \}$/
