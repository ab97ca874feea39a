import { parseArgs } from 'node:util'
import { type Question, questions } from './questions'

export interface Options {
  questions: Question[]
  /** A commit whose pages take turns with ours. */
  against: string | null
  /** Shows that it runs; not for quoting. */
  isQuick: boolean
  json: string
}

const names = Object.keys(questions) as Question[]
/** Others' software is fetched only when asked for. */
const own = names.filter((name) => name !== 'peers')

export const usage = `npm run bench -- [--only ${names.join('|')}]… [--peers] [--against COMMIT] [--quick] [--json FILE]`

export function readOptions(args: string[]): Options {
  const options = {
    only: { type: 'string', multiple: true },
    peers: { type: 'boolean', default: false },
    against: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: '.data/bench.json' },
  } as const
  const { values } = parseArgs({ args, options })
  const asked = values.only?.map(toQuestion) ?? own
  const chosen = values.peers && !asked.includes('peers') ? [...asked, 'peers' as const] : asked
  return { questions: chosen, against: values.against ?? null, isQuick: values.quick, json: values.json }
}

function toQuestion(name: string): Question {
  const question = names.find((each) => each === name)
  if (question !== undefined) return question
  throw new RangeError(`--only must be one of ${names.join(', ')}`)
}
