export interface FormAnswer {
  /** Already a sentence. */
  message?: string
  tone?: 'good' | 'bad'
  /** Field name → sentence. */
  fields?: Record<string, string>
  values?: Record<string, string>
}

export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>
