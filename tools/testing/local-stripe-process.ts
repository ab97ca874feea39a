import { type ChildProcess, spawn } from 'node:child_process'

/** A local Stripe in its own process, for tests. */
export interface LocalStripeProcess {
  /** Resolves once it has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

interface Options {
  port: number
  databaseUrl: string
  /** Checks its responses against Stripe's schema. */
  strict: boolean
}

/** Starts it in the tests' process group, so that it ends with them. Rejects with its output when it does not start. */
export async function startLocalStripeProcess({ port, databaseUrl, strict }: Options): Promise<LocalStripeProcess> {
  const settings = {
    LOCAL_STRIPE_PORT: String(port),
    LOCAL_STRIPE_DATABASE_URL: databaseUrl,
    ...(strict && { LOCAL_STRIPE_STRICT: '1' }),
  }
  const child = spawn(process.execPath, ['packages/local-stripe/bin/local-stripe.mjs', 'serve'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stderr.pipe(process.stderr, { end: false })
  await ready(child)
  return {
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await ended
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += String(chunk)
        if (said.includes('local Stripe ready')) resolve()
      })
    }
    child.once('exit', (code) => reject(new Error(`the local Stripe ended with ${code}: ${said}`)))
  })
}
