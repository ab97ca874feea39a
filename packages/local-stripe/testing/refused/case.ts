import type { Refusal } from '../../api/refusals/refusal'

/** One refused request. */
export interface Case {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  form?: string
  /** Overrides the SDK's headers; null removes one. */
  headers?: Record<string, string | null>
  /** Values for the `{name}`s of the message. */
  says?: Record<string, string | number>
  /** Response headers. */
  brings?: Record<string, string | null>
  /** A fault to arrange first, as the control API takes it. */
  fault?: Record<string, unknown>
}

/** At least one case for each refusal of a theme, so that each is tested. */
export type Cases<Theme extends Record<string, Refusal>> = Record<keyof Theme, [Case, ...Case[]]>

/** Objects to refuse: a platform's accounts by state. */
export interface Scene {
  fresh: string
  linked: string
  withdrawn: string
  foreign: string
  ready: string
  afar: string
  rejected: string
  /** A payment without a card; a paid one and its charge; a canceled one. */
  unpaid: string
  /** A payment without a destination. */
  alone: string
  paid: string
  charge: string
  canceled: string
  /** Charges: refunded, disputed, without a destination; a closed dispute and an inquiry. */
  refunded: string
  disputed: string
  plain: string
  /** Transfers from the last charge: one of 100, and a reversed one. */
  sent: string
  takenBack: string
  lost: string
  asked: string
  /** A payment that waits for capture. */
  held: string
  /** Accounts with bank accounts: in the US, and one whose bank takes no instant payouts. */
  banked: string
  offInstant: string
  /** Payouts of the first: automatic, and by hand. */
  automatic: string
  byHand: string
}
