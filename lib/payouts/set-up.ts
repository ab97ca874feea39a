import type { LinkRefusal, OpenRefusal } from './doors'

/** A link is followed at once and never kept. */
export type HandOutAnswer =
  | { kind: 'link'; url: string }
  /** There is nothing to link to: set-up has not begun. */
  | { kind: 'no-account' }
  /** The account is closed or rejected; no link will help. */
  | { kind: 'stopped' }
  | { kind: 'refused'; reason: LinkRefusal }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'away' }

export type SetUpAnswer =
  | HandOutAnswer
  | { kind: 'name-missing' }
  | { kind: 'country-not-offered' }
  | { kind: 'not-opened'; reason: OpenRefusal }
