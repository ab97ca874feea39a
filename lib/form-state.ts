/** The one answer shape of every form: a message, and what is wrong field by field. Holds nothing secret. */
export interface FormState {
  /** Said above the form; already a sentence. */
  message?: string
  tone?: 'good' | 'bad'
  /** Said only while the page says the same of its freshness: an answer about a check, which a newer one outdates. */
  holdsWhile?: 'fresh' | 'not-fresh'
  /** Field name → sentence. */
  fields?: Record<string, string>
  /** Where what the message tells of can be seen. */
  links?: { href: string; text: string }[]
  /** What to put back into the fields; never a secret. */
  values?: Record<string, string>
}
