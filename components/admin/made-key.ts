import type { FormAnswer } from './form-action'

/** The one answer in which a key's secret stands. */
export interface MadeKey extends FormAnswer {
  secret?: string
}

export type MakeKeyAction = (before: MadeKey, form: FormData) => Promise<MadeKey>
