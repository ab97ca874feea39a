import type { Run } from './stage'
import { nothing, oneFailed, onePassed, type Tally } from './tally'

const severe = ['high', 'critical']

/** From `npm audit --json`. */
interface Report {
  vulnerabilities?: Record<string, { severity: string; range: string }>
  /** Why the registry gave no answer. */
  message?: string
  /** For example, a missing lock file. */
  error?: { summary?: string }
}

export interface Audit {
  tally: Tally
  sentence: string | null
}

/** Audits the packages of production. Without a registry it says so and does not fail. */
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
  return {
    tally: oneFailed,
    sentence: `npm audit reports vulnerabilities in production packages:\n${lines.join('\n')}`,
  }
}

function parse(printed: string): Report {
  try {
    return JSON.parse(printed) as Report
  } catch {
    return {}
  }
}
