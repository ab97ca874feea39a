import type { FormAnswer } from './form-action'

export interface MadeKey extends FormAnswer {
  secret?: string
}

export type MakeKeyAction = (before: MadeKey, form: FormData) => Promise<MadeKey>
