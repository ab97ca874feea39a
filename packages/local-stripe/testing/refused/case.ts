import type { Refusal } from '../../api/refusals/refusal'

/** One request that is refused. */
export interface Case {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  form?: string
  /** Laid over what the SDK sends; null takes a header away. */
  headers?: Record<string, string | null>
  /** What stands for the `{name}`s of the wording. */
  says?: Record<string, string | number>
  /** Headers of the answer. */
  brings?: Record<string, string | null>
  /** A failure to arrange first, as the control API takes it. */
  fault?: Record<string, unknown>
}

/** At least one case for each refusal of a theme, so that none stands in the table undriven. */
export type Cases<Theme extends Record<string, Refusal>> = Record<keyof Theme, [Case, ...Case[]]>

/** What is there to be refused: accounts of one platform by what became of them. */
export interface Scene {
  fresh: string
  linked: string
  withdrawn: string
  foreign: string
  ready: string
  afar: string
  rejected: string
  /** A payment without a card; one that was paid and its charge; one that was held and let go. */
  unpaid: string
  /** Another for nobody but the platform. */
  alone: string
  paid: string
  charge: string
  canceled: string
  /** Charges: refunded, disputed, and without a destination; a dispute that is over, and one that is an inquiry. */
  refunded: string
  disputed: string
  plain: string
  /** Transfers by themselves from the last: one of 100, and one that was taken back. */
  sent: string
  takenBack: string
  lost: string
  asked: string
  /** A payment that waits for its capture. */
  held: string
}
