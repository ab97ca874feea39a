import { formatWithOptions, stripVTControlCharacters } from 'node:util'
import { log } from '../lib/log'

/**
 * Turns each print of Next and other libraries into one log line: text from strangers in it could pass for a line of
 * ours.
 */
export function printToLog(): void {
  console.error = (...parts: unknown[]) => log.error('the framework reports an error', factsOf(parts))
  console.warn = (...parts: unknown[]) => log.warn('the framework warns', { said: textOf(parts.map(withoutStack)) })
  console.info = console.log = (...parts: unknown[]) => {
    process.stdout.write(`${textOf(parts).replaceAll(unprintable, ' ')}\n`)
  }
}

const unprintable = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu

function factsOf(parts: unknown[]): Record<string, unknown> {
  const error = parts.find((part) => part instanceof Error)
  const said = textOf(parts.map(withoutStack)).trim()
  return error === undefined ? { said } : { said, stack: error.stack, code: (error as NodeJS.ErrnoException).code }
}

const withoutStack = (part: unknown) => (part instanceof Error ? `${part.name}: ${part.message}` : part)

const textOf = (parts: unknown[]) => stripVTControlCharacters(formatWithOptions({ colors: false }, ...parts))
