export interface FormAnswer {
  message?: string
  tone?: 'good' | 'bad'
  /** See `FormState`. */
  holdsWhile?: 'fresh' | 'not-fresh'
  fields?: Record<string, string>
  links?: { href: string; text: string }[]
  values?: Record<string, string>
}

export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>
