import { parseArgs } from 'node:util'
import { type Question, questions } from './questions'

export interface Options {
  questions: Question[]
  /** Shows that it runs; not for quoting. */
  isQuick: boolean
  json: string
}

const names = Object.keys(questions) as Question[]

export const usage = `npm run bench -- [--only ${names.join('|')}]… [--quick] [--json FILE]`

export function readOptions(args: string[]): Options {
  const options = {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: '.data/bench.json' },
  } as const
  const { values } = parseArgs({ args, options })
  return { questions: values.only?.map(toQuestion) ?? names, isQuick: values.quick, json: values.json }
}

function toQuestion(name: string): Question {
  const question = names.find((each) => each === name)
  if (question !== undefined) return question
  throw new RangeError(`--only must be one of ${names.join(', ')}`)
}
