import type { FormState } from '@/lib/form-state'

export interface MadeKey extends FormState {
  secret?: string
}

export type MakeKeyAction = (before: MadeKey, form: FormData) => Promise<MadeKey>
