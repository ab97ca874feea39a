import { currentRequestId } from './current-request'

/** One JSON line per message. Facts are ids, codes and numbers, never secrets. */
export const log = {
  info: (message: string, facts: Record<string, unknown> = {}) => write('info', message, facts),
  warn: (message: string, facts: Record<string, unknown> = {}) => write('warn', message, facts),
  error: (message: string, facts: Record<string, unknown> = {}) => write('error', message, facts),
}

function write(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void {
  const requestId = currentRequestId()
  const said = { at: new Date().toISOString(), level, message }
  const line = JSON.stringify({ ...said, ...(requestId && { requestId }), ...facts, ...said }, plainErrors)
  process.stderr.write(`${oneLine(line)}\n`)
}

function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message } : value
}

/** JSON leaves these raw, but some terminals and shippers break lines or reverse text at them. */
const unsafe = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

function oneLine(json: string): string {
  return json.replace(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
