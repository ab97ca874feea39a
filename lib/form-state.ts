/** The one answer shape of every form: a message, and what is wrong field by field. Holds nothing secret. */
export interface FormState {
  /** Said above the form; already a sentence. */
  message?: string
  tone?: 'good' | 'bad'
  /** Field name → sentence. */
  fields?: Record<string, string>
  /** What to put back into the fields; never a secret. */
  values?: Record<string, string>
}

export const emptyForm: FormState = {}
