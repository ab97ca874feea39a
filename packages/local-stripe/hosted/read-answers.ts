import { fileName, fileProblem, passingDocument } from './fields/document-fields'
import { cleaned, type Field, problemOf } from './fields/field'
import type { Step } from './onboarding/steps'

interface Answers {
  /** Values to store; an empty text removes the earlier answer. */
  answers: Record<string, string>
  /** The raw input, to show again. */
  values: Record<string, string>
  problems: Map<string, string>
}

type Form = Record<string, unknown>

/** Reads a step's form and ignores fields the step does not ask for. */
export async function readAnswers({ fields }: Pick<Step, 'fields'>, form: Form): Promise<Answers> {
  const read: Answers = { answers: {}, values: {}, problems: new Map() }
  for (const field of fields) {
    const { value, problem } = await readField(field, form)
    const isReplaced = value === '' && field.insteadOf !== undefined && typed(form, field.insteadOf).trim() !== ''
    read.values[field.name] = value
    if (problem === null || isReplaced) read.answers[field.name] = value
    else read.problems.set(field.name, problem)
  }
  return read
}

async function readField(field: Field, form: Form): Promise<{ value: string; problem: string | null }> {
  const value = cleaned(field, typed(form, field.name))
  const file = field.type === 'document' ? form[fileName(field.name)] : undefined
  if (!(file instanceof File) || file.size === 0) return { value, problem: problemOf(field, value) }
  const problem = await fileProblem(file)
  const shown = value || passingDocument
  return problem === null ? { value: shown, problem: problemOf(field, shown) } : { value, problem }
}

/** Cuts input beyond any reasonable length. */
function typed(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.slice(0, 50_000) : ''
}
