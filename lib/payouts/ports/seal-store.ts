export interface Seal {
  number: number
  upToId: string
  count: number
  sealedAt: Date
  hash: string
}

export type SealFault =
  /** Of the decisions it covers, `changed` are not as sealed or were added, at most twenty; `missing` are gone. */
  | { kind: 'decisions'; seal: number; afterId: string; upToId: string; changed: string[]; missing: number }
  | { kind: 'seal'; seal: number }
  | { kind: 'chain'; seal: number }
  /** It was checked before, or kept elsewhere, and is gone or another one now. */
  | { kind: 'replaced'; seal: number }
  /** Made by a newer build, or made up. */
  | { kind: 'form'; seal: number }

export interface SealState {
  newest: Seal | null
  unsealedSince: Date | null
  /** When a check of all seals last found nothing. */
  wholeAt: Date | null
  firstSealedAt: Date | null
  faults: SealFault[]
}

export interface CheckedSeals {
  seals: number
  faults: SealFault[]
  isLast: boolean
}

export interface SealStore {
  /**
   * Seals decisions that nobody can commit anything before; null when there are none, or another server seals.
   * @param most decisions in one seal
   */
  sealDecisions(most: number): Promise<Seal | null>
  /** Goes on with the running check, or begins one when due; null when neither, or another server checks. */
  checkSeals(most: number, everySeconds: number): Promise<CheckedSeals | null>
  sealState(): Promise<SealState>
  readSealFaults(): AsyncIterable<CheckedSeals>
  findSeal(number: number): Promise<Seal | null>
}
