import { cleaned } from './field'
import type { Step } from './steps'

interface Answers {
  /** What may be kept. */
  answers: Record<string, string>
  /** Everything as it was typed, to show again. */
  values: Record<string, string>
  problems: Map<string, string>
}

/** Reads a step's form; fields it does not ask for are left aside. */
export function readAnswers(step: Step, form: Record<string, unknown>): Answers {
  const read: Answers = { answers: {}, values: {}, problems: new Map() }
  for (const field of step.fields) {
    const typed = form[field.name]
    const value = typeof typed === 'string' ? cleaned(field, typed.slice(0, 5000)) : ''
    const problem = value === '' ? 'This is needed.' : field.problem(value)
    read.values[field.name] = value
    if (problem === null) read.answers[field.name] = value
    else read.problems.set(field.name, problem)
  }
  return read
}
