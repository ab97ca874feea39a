/** One question of the hosted form; `name` is the engine's field. */
export interface Field {
  name: string
  label: string
  hint?: string
  type: 'text' | 'email' | 'tel' | 'date' | 'area' | 'choice' | 'select' | 'document' | 'consent'
  choices?: [value: string, label: string][]
  autocomplete?: string
  /** For numbers typed digit by digit. */
  isNumeric?: boolean
  maxLength?: number
  /** The heading it shares with related questions, for example an address. */
  group?: string
  /** May stay empty. */
  isOptional?: boolean
  /** Another question in this step that replaces it. */
  insteadOf?: string
  /** Normalizes a typed value; trims it by default. */
  clean?(value: string): string
  /** What is wrong with a non-empty value; null for nothing. */
  problem(value: string): string | null
}

export function text(name: string, label: string, more: Partial<Field> = {}): Field {
  return { name, label, type: 'text', problem: () => null, ...more }
}

export function choice(name: string, label: string, choices: [string, string][], more: Partial<Field> = {}): Field {
  const problem = (value: string) => (choices.some(([known]) => known === value) ? null : 'Choose one of these.')
  return { name, label, type: 'choice', choices, problem, ...more }
}

export function shaped(pattern: RegExp, problem: string): Pick<Field, 'problem'> {
  return { problem: (value) => (pattern.test(value) ? null : problem) }
}

/** A phone number, stored without signs between digits. */
export function phone(name: string, label: string, more: Partial<Field> = {}): Field {
  return text(name, label, {
    type: 'tel',
    autocomplete: 'tel',
    hint: 'In tests: 0000000000.',
    clean: (value) => value.replace(/(?!^\+)\D/g, ''),
    ...shaped(/^\+?\d{7,15}$/, 'Enter a phone number of 7 to 15 digits.'),
    ...more,
  })
}

export function email(name: string, label: string, more: Partial<Field> = {}): Field {
  const told = shaped(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Enter an email address, such as name@example.com.')
  return text(name, label, { type: 'email', autocomplete: 'email', ...told, ...more })
}

/** Stripe's limit for most texts, docs.stripe.com/api/accounts/create. */
const longest = 5000

export function cleaned({ clean }: Field, typed: string): string {
  const value = typed.replace(/\0/g, '').trim()
  return clean ? clean(value) : value
}

/** What is wrong with a cleaned value; null for nothing. */
export function problemOf(field: Field, value: string): string | null {
  if (value === '') return field.isOptional ? null : emptyProblem(field)
  const most = field.maxLength ?? longest
  return value.length > most ? `Use at most ${most} characters.` : field.problem(value)
}

function emptyProblem({ type, insteadOf }: Field): string {
  if (insteadOf !== undefined) return 'Give a website, or describe below what you sell.'
  switch (type) {
    case 'choice':
    case 'select':
      return 'Choose one of these.'
    case 'consent':
      return 'Tick the box to go on.'
    case 'document':
      return 'Add a file, or choose a test document.'
    default:
      return 'This is needed.'
  }
}
