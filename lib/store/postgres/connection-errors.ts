export type DatabaseTrouble =
  | 'unreachable'
  | 'silent'
  | 'starting'
  | 'full'
  | 'password'
  | 'no-database'
  | 'no-tables'
  | 'no-rights'
  | 'read-only'

/** A server starts anyway and waits for these. */
const passing: readonly DatabaseTrouble[] = ['unreachable', 'silent', 'starting', 'full', 'read-only']

export const passes = (trouble: string) => (passing as readonly string[]).includes(trouble)

export function troubleOf(error: unknown): DatabaseTrouble | null {
  const code = codeOf(error)
  const { message, cause } = (error ?? {}) as { message?: unknown; cause?: unknown }
  if (code === poolersCode) return ofPooler(String(message))
  if (code !== null && code in byCode) return byCode[code] ?? null
  if (typeof message === 'string' && silence.test(message)) return silent(cause)
  return cause === undefined || cause === error ? null : troubleOf(cause)
}

/** PgBouncer's code for every refused connection. */
const poolersCode = '08P01'

function ofPooler(sentence: string): DatabaseTrouble {
  if (/password|authentication|no such user|SASL/i.test(sentence)) return 'password'
  if (/database .*does not exist|no such database/i.test(sentence)) return 'no-database'
  if (/no more connections|too many/i.test(sentence)) return 'full'
  return 'silent'
}

function silent(cause: unknown): DatabaseTrouble {
  return (cause === undefined ? null : troubleOf(cause)) ?? 'silent'
}

const silence =
  /timeout exceeded|timeout expired|connection terminated|query read timeout|connection timeout|not queryable/i

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const byCode: Record<string, DatabaseTrouble> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNRESET: 'silent',
  ETIMEDOUT: 'silent',
  EPIPE: 'silent',
  '28P01': 'password',
  '28000': 'password',
  '3D000': 'no-database',
  '3F000': 'no-tables',
  '42P01': 'no-tables',
  '42703': 'no-tables',
  '42883': 'no-tables',
  '42501': 'no-rights',
  '25006': 'read-only',
  '53300': 'full',
  '57P01': 'silent',
  '57P02': 'silent',
  '57P03': 'starting',
  '57014': 'silent',
  P1000: 'password',
  P1001: 'unreachable',
  P1002: 'silent',
  P1008: 'silent',
  P1003: 'no-database',
  P1010: 'no-rights',
  P1017: 'silent',
  P2021: 'no-tables',
  P2022: 'no-tables',
  P2024: 'silent',
}

function codeOf(error: unknown): string | null {
  const { code, errors, meta } = (error ?? {}) as {
    code?: unknown
    errors?: unknown
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
  }
  const original = meta?.driverAdapterError?.cause?.originalCode
  if (typeof original === 'string') return original
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : null
}
