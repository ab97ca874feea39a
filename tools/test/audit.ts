import type { Run } from './stage'
import { nothing, oneFailed, onePassed, type Tally } from './tally'

/** A known hole of these severities in a package of production fails the tests. */
const severe = ['high', 'critical']

/** What `npm audit --json` prints. */
interface Report {
  vulnerabilities?: Record<string, { severity: string; range: string }>
  /** Why the registry gave no answer. */
  message?: string
  /** What is wrong here, such as a lock that is missing. */
  error?: { summary?: string }
}

export interface Audit {
  tally: Tally
  /** What people read of it, where there is something to say. */
  sentence: string | null
}

/** Asks the registry what is known against the packages of production. Where none answers, it says so and fails nobody. */
export async function auditPackages({ start, env }: Pick<Run, 'start' | 'env'>): Promise<Audit> {
  const lines: string[] = []
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=30000', '--loglevel=silent']
  await start('audit', 'npm', args, { env, onLine: (line) => lines.push(line) }).ended
  return readAudit(lines.join('\n'))
}

export function readAudit(printed: string): Audit {
  const { vulnerabilities, message, error } = parse(printed)
  if (vulnerabilities === undefined) {
    if (message) return { tally: nothing, sentence: `The packages were not audited: no registry answered. ${message}` }
    return { tally: oneFailed, sentence: `npm audit failed: ${error?.summary ?? printed}` }
  }
  const holes = Object.entries(vulnerabilities).filter(([, { severity }]) => severe.includes(severity))
  if (holes.length === 0) return { tally: onePassed, sentence: null }
  const lines = holes.map(([name, { severity, range }]) => `  ${name} ${range}: ${severity}`)
  return { tally: oneFailed, sentence: `npm audit knows of holes in packages of production:\n${lines.join('\n')}` }
}

function parse(printed: string): Report {
  try {
    return JSON.parse(printed) as Report
  } catch {
    return {}
  }
}
