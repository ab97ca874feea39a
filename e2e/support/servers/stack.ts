/** Everything a browser test may use. */
export interface Stack {
  /** The main app: anyone may sign in, and admin@demo.example becomes an admin. */
  appUrl: string
  /** A second server on the same database: only listed people may sign in. */
  listedAppUrl: string
  localStripeUrl: string
  mailBoxUrl: string
  /** The mail box's SMTP address. */
  smtpUrl: string
  databaseUrl: string
  /** A migrated database on the same server, to copy; nobody connects to it. */
  migratedDatabase: string
  stripeKey: string
  webhookSecret: string
  signInSecret: string
  /** Next's folder of the build under test. */
  buildFolder: string
}

const name = 'GREENLIGHT_STACK'

/** Passes the stack to the test processes. */
export function announceStack(stack: Stack): void {
  process.env[name] = JSON.stringify(stack)
}

/** This run's stack; null before it exists. */
export function findStack(): Stack | null {
  const announced = process.env[name]
  return announced === undefined ? null : (JSON.parse(announced) as Stack)
}

/** This run's stack. Throws without one. */
export function getStack(): Stack {
  const stack = findStack()
  if (stack === null) throw new Error('no stack is running: use Playwright, which starts one')
  return stack
}
