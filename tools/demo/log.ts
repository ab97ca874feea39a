import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StartProcess } from '../processes/process'

export function writeLogTo(file: string, start: StartProcess): StartProcess {
  mkdirSync(dirname(file), { recursive: true })
  return (name, command, args, options = {}) =>
    start(name, command, args, {
      ...options,
      onLine(line) {
        appendFileSync(file, `${name}: ${line}\n`)
        options.onLine?.(line)
      },
    })
}
