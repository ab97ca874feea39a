import { type ChildProcess, spawn } from 'node:child_process'

/** A local Stripe in a process of its own, which can be killed. */
export interface LocalStripeProcess {
  /** Ends it at once, without a word. */
  kill(): Promise<void>
}

/** Resolves once it listens; rejects with what it said when it does not come up. */
export async function startProcess(databaseUrl: string, port: number): Promise<LocalStripeProcess> {
  const settings = { LOCAL_STRIPE_PORT: String(port), LOCAL_STRIPE_DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, ['--import', 'tsx', 'local-stripe/main.ts'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(child)
  return {
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('local Stripe ready')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the local Stripe ended with ${code}: ${said}`)))
  })
}
