import { runCommand } from './command'
import { detailsOf, verdictOf } from './doctor-report'

const usage = `npm run doctor
  says how the app does, as its health page does; ends with 0 when nothing is broken, with 1 when something is`

await runCommand(usage, async ({ operator }) => {
  if (process.argv.length > 2) return 'usage'
  const check = await operator.selfCheck()
  console.log(`${detailsOf(check)}\n`)
  return { sentence: verdictOf(check), code: check.verdict.severity === 'broken' ? 1 : 0 }
})
