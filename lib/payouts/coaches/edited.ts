export interface Edit {
  name: string | null
  reference: string | null
}

export interface EditedValue {
  was: string | null
  became: string | null
}
