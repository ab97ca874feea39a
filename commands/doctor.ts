import type { Wiring } from '../lib/composition/root'
import { type Ending, onWiring, runCommand } from './command'

const usage = `npm run doctor
  prints what the Health page shows; exits with code 1 if something is broken, otherwise with 0`

await runCommand(usage, () => (process.argv.length > 2 ? 'usage' : onWiring(examine)))

async function examine({ operator, checkDatabase }: Wiring): Promise<Ending> {
  const state = await checkDatabase()
  if (state.kind !== 'ready') {
    const { sayDatabase } = await import('../server/database-words')
    return { sentence: sayDatabase(state), code: 1 }
  }
  const { detailsOf, verdictOf } = await import('./doctor-report')
  const check = await operator.selfCheck()
  console.log(`${detailsOf(check)}\n`)
  return { sentence: verdictOf(check), code: check.verdict.severity === 'broken' ? 1 : 0 }
}
