import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { options, usageOf } from './usage.mjs'

export interface Options {
  /** Holds all data kept between starts. */
  folder: string
  /** The first port to try. */
  port: number
  reset: boolean
}

/** Parses the command line; prints usage and exits when it is wrong. */
export function optionsOrExit(): Options {
  try {
    const { values } = parseArgs({ options })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) < 1 || Number(values.port) > 65_535) {
      throw new TypeError('--port must be a whole number from 1 to 65535')
    }
    if (values.reset && process.env.LOCAL_STRIPE_DATABASE_URL) {
      throw new TypeError('--reset only erases the data folder. Empty your own database yourself.')
    }
    return { folder: resolve(values.data), port: Number(values.port), reset: values.reset }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usageOf('npx local-stripe')}`)
    return process.exit(2)
  }
}
