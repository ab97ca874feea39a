/** A seal as people and logs name it. */
export interface Seal {
  number: number
  /** Of the last decision it covers. */
  upToId: string
  count: number
  sealedAt: Date
  /** SHA-256, as 64 hexadecimal digits. */
  hash: string
}

/** What a check found at one seal. */
export type SealFault =
  /** Of the decisions it covers, `changed` are not as sealed or were added, at most twenty; `missing` are gone. */
  | { kind: 'decisions'; seal: number; afterId: string; upToId: string; changed: string[]; missing: number }
  /** Its own values were changed. */
  | { kind: 'seal'; seal: number }
  /** It does not continue the seal before. */
  | { kind: 'chain'; seal: number }
  /** It was checked before, or kept elsewhere, and is gone or another one now. */
  | { kind: 'replaced'; seal: number }
  /** Made by a newer build, or made up. */
  | { kind: 'form'; seal: number }

export interface SealState {
  newest: Seal | null
  /** Of the oldest decision without a seal. */
  unsealedSince: Date | null
  /** When a check of all seals last found nothing. */
  wholeAt: Date | null
  /** Of the first seal. */
  firstSealedAt: Date | null
  faults: SealFault[]
}

/** One turn of the running check. */
export interface CheckedSeals {
  seals: number
  faults: SealFault[]
  /** Whether it was the check's last turn. */
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
  /** Checks all seals without recording anything. */
  readSealFaults(): AsyncIterable<CheckedSeals>
  findSeal(number: number): Promise<Seal | null>
}
