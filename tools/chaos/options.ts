import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

export interface Options {
  accounts: number
  /** The run's length in deliveries, or with `seconds` in seconds. */
  deliveries: number
  seconds: number | null
  kills: number
  crashes: number
  seed: number
}

export const usage = `npm run chaos -- [--accounts 1000] [--deliveries 100000 | --seconds N] [--kills 200] [--crashes 20] [--seed N]`

/** Throws a RangeError for an invalid number. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const options = { accounts: text, deliveries: text, seconds: text, kills: text, crashes: text, seed: text }
  const { values } = parseArgs({ args, options })
  const number = (name: keyof typeof options, otherwise: number) => {
    const value = Number(values[name] ?? otherwise)
    if (Number.isSafeInteger(value) && value >= 0) return value
    throw new RangeError(`--${name} must be a whole number`)
  }
  return {
    accounts: number('accounts', 1_000),
    deliveries: number('deliveries', 100_000),
    seconds: values.seconds === undefined ? null : number('seconds', 0),
    kills: number('kills', 200),
    crashes: number('crashes', 20),
    seed: number('seed', randomInt(2 ** 31)),
  }
}
