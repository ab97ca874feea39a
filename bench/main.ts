import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { optionsOrExit } from '../server/options-or-exit'
import { startPostgres } from '../tools/postgres/postgres'
import { openProcesses } from '../tools/processes/processes'
import { step } from '../tools/processes/steps'
import { nameMachine, spellMachine } from './machine'
import { readOptions, usage } from './options'
import { openGround } from './parts/ground'
import { otherBuild } from './parts/other-build'
import { questions } from './questions'
import { type Findings, meetsGoal, ratioOf, report } from './report'

/** Measures ratios within one run, which cancel the machine's own speed. */
const options = optionsOrExit(readOptions, usage, ['only', 'peers', 'against', 'quick'])
const folder = resolve('.data/bench')
const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
const machine = nameMachine()
console.log(`On ${spellMachine(machine)}`)

const processes = await openProcesses(`${folder}-processes.json`, async () => clear())
clear()
const findings: Findings = { ratios: [], facts: [] }
const unanswered: string[] = []
const { start } = processes
const postgres = await step('starting PostgreSQL', () => startPostgres({ dataDir: `${folder}/postgres`, start }))
const against = options.against === null ? null : otherBuild(start, options.against, `${folder}-against`)
const ground = await openGround({ postgres, start, isQuick: options.isQuick, against }, `${folder}-source`)
for (const name of options.questions) {
  try {
    const { ratios, facts } = await step(`measuring: ${name}`, () => questions[name](ground))
    findings.ratios.push(...ratios)
    findings.facts.push(...facts)
    writeFindings()
    console.log(`\n${report({ ratios, facts })}\n`)
  } catch (error) {
    if (processes.isEnding()) await new Promise(() => {})
    console.error(`${name} could not be measured:`, error)
    unanswered.push(name)
  }
}
await processes.stop()
clear()

console.log(`\n${report(findings)}\n\nOn ${spellMachine(machine)}`)
writeFindings()
process.exit(unanswered.length === 0 && findings.ratios.every(meetsGoal) ? 0 : 1)

/** After each question, so that an interrupted run keeps its findings. */
function writeFindings(): void {
  const ratios = findings.ratios.map((ratio) => ({ ...ratio, ratio: ratioOf(ratio), meetsGoal: meetsGoal(ratio) }))
  mkdirSync(dirname(options.json), { recursive: true })
  const { facts } = findings
  writeFileSync(options.json, `${JSON.stringify({ machine, options, ratios, facts, unanswered }, null, 2)}\n`)
}
