import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

export interface Options {
  accounts: number
  /** The run ends after so many deliveries that a server answered, and not before it is so many seconds old. */
  deliveries: number
  seconds: number
  kills: number
  crashes: number
  seed: number
}

export const usage = `npm run chaos -- [--accounts 1000] [--deliveries 100000] [--seconds 40] [--kills 200] [--crashes 20] [--seed N]`

/** Throws a RangeError for an invalid number. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const options = { accounts: text, deliveries: text, seconds: text, kills: text, crashes: text, seed: text }
  const { values } = parseArgs({ args, options })
  const number = (name: keyof typeof options, otherwise: number, least = 0) => {
    const value = Number(values[name] ?? otherwise)
    if (Number.isSafeInteger(value) && value >= least) return value
    throw new RangeError(`--${name} must be a whole number, ${least} or more`)
  }
  return {
    accounts: number('accounts', 1_000),
    deliveries: number('deliveries', 100_000, 1),
    seconds: number('seconds', 40, 1),
    kills: number('kills', 200),
    crashes: number('crashes', 20),
    seed: number('seed', randomInt(2 ** 31)),
  }
}
