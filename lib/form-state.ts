export interface FormState {
  message?: string
  tone?: 'good' | 'bad'
  holdsWhile?: 'fresh' | 'not-fresh'
  fields?: Record<string, string>
  links?: { href: string; text: string }[]
  values?: Record<string, string>
}

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>
