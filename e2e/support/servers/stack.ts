/** Where everything is that a browser test may touch. */
export interface Stack {
  /** The app most tests use: anybody may sign in, and admin@demo.example becomes an admin. */
  appUrl: string
  /** A second server over the same database, for which only listed people may sign in. */
  listedAppUrl: string
  localStripeUrl: string
  mailBoxUrl: string
  /** The door by which letters come into the mail box. */
  smtpUrl: string
  databaseUrl: string
  /** The name of a database on the same server that has our tables, and to which nobody connects. */
  migratedDatabase: string
  stripeKey: string
  webhookSecret: string
  signInSecret: string
  /** Next's folder of the build under test. */
  buildFolder: string
}

const name = 'GREENLIGHT_STACK'

/** Hands the stack on to the processes that run the tests. */
export function announceStack(stack: Stack): void {
  process.env[name] = JSON.stringify(stack)
}

/** The stack of this run; null before it stands. */
export function findStack(): Stack | null {
  const announced = process.env[name]
  return announced === undefined ? null : (JSON.parse(announced) as Stack)
}

/** The stack of this run. Throws where none was started. */
export function getStack(): Stack {
  const stack = findStack()
  if (stack === null) throw new Error('no stack stands: run this through Playwright, which starts one')
  return stack
}
