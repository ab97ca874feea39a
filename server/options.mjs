// Runs before anything is installed: plain Node, no packages.
import { parseArgs } from 'node:util'

/** Parses the command line. Exits with 2, a sentence and the usage when it is wrong. */
export function readOptionsOrExit(options, usage) {
  try {
    refuseSwallowed(Object.keys(options))
    return parseArgs({ options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}

/** npm takes options before `--` for itself: https://docs.npmjs.com/cli/commands/npm-run */
export function refuseSwallowed(names, env = process.env) {
  const swallowed = names.find((name) => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined)
  if (swallowed === undefined) return
  const error = new TypeError(`npm did not pass on --${swallowed}. Put -- before it, as below.`)
  throw Object.assign(error, { code: 'ERR_PARSE_ARGS_SWALLOWED' })
}
