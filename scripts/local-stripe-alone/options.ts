import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  /** Where everything lies that is kept between starts. */
  folder: string
  /** The port to begin looking from. */
  port: number
  reset: boolean
  /** A database of somebody's own; without one a PostgreSQL is started beside the local Stripe. */
  databaseUrl: string | undefined
  country: string
}

const usage = `npm run local-stripe -- [--port 4010] [--data .data/local-stripe] [--reset]

  --port   where to listen on 127.0.0.1; a taken port is stepped over
  --data   the folder its data is kept in
  --reset  begins with no data

LOCAL_STRIPE_DATABASE_URL, LOCAL_STRIPE_COUNTRY, LOCAL_STRIPE_CHECK_SECONDS and LOCAL_STRIPE_SETTLE_SECONDS are heard; see local-stripe/README.md.`

/** What the command line and the environment ask for; ends the process with the usage when they make no sense. */
export function optionsOrExit(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4010' },
        data: { type: 'string', default: '.data/local-stripe' },
        reset: { type: 'boolean', default: false },
      },
    })
    const { LOCAL_STRIPE_DATABASE_URL: databaseUrl, LOCAL_STRIPE_COUNTRY: country = 'US' } = process.env
    if (!/^\d{1,5}$/.test(values.port)) throw new TypeError(`--port must be a number, not ${values.port}`)
    if (values.reset && databaseUrl) {
      throw new TypeError('--reset erases what lies in the data folder; empty the database of your own yourself')
    }
    return { folder: resolve(values.data), port: Number(values.port), reset: values.reset, databaseUrl, country }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usage}`)
    return process.exit(2)
  }
}
