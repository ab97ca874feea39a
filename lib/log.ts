/** One line of JSON per message, so that any log shipper can read it. Facts are ids, codes and numbers, never secrets. */
export const log = {
  info: (message: string, facts: Record<string, unknown> = {}) => write('info', message, facts),
  warn: (message: string, facts: Record<string, unknown> = {}) => write('warn', message, facts),
  error: (message: string, facts: Record<string, unknown> = {}) => write('error', message, facts),
}

function write(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }, plainErrors)
  process.stderr.write(`${line}\n`)
}

function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message } : value
}
