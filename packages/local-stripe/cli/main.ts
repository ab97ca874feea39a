import { findAddress } from '../launcher/address'
import { checkCli } from './check'
import { findCli } from './find-cli'
import { runForPerson } from './run'

/** Runs Stripe's CLI against the local Stripe: with arguments, that command; without, a check of both. */
const args = process.argv.slice(2)
try {
  const cli = await findCli()
  const isCheck = args.length === 0 || (args.length === 1 && args[0] === 'check')
  process.exitCode = isCheck ? await checkCli(cli) : await runForPerson(cli, await runningUrl(), args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function runningUrl(): Promise<string> {
  const url = process.env.LOCAL_STRIPE_URL || findAddress('.data/local-stripe')
  const isThere = url !== null && (await answers(url))
  if (isThere) return url
  throw new Error('No local Stripe is running: start one with npm run local-stripe, or name one in LOCAL_STRIPE_URL.')
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/_control/health', url))).ok
  } catch (error) {
    // fetch throws TypeError both for a refused connection and for an invalid URL.
    if (error instanceof TypeError) return false
    throw error
  }
}
