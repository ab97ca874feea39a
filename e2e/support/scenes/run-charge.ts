import { execFile } from 'node:child_process'
import { appSettings } from '../../../tools/app'
import { getStack } from '../servers/stack'

/** Runs `npm run charge` on the stack and returns its output. */
export function charge(coach: string, amount: number, currency: string, reference: string): Promise<string> {
  const stack = getStack()
  const port = Number(new URL(stack.appUrl).port)
  const env = { ...process.env, ...appSettings({ ...stack, port, smtpUrl: 'smtp://127.0.0.1:9' }) }
  const args = ['--import', 'tsx', 'commands/charge.ts', coach, String(amount), currency, reference]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (_error, said, complaint) => resolve((said + complaint).trim()))
  })
}
