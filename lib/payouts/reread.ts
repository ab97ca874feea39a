/** What came of asking the provider again. The page shows the kept answer whatever the kind. */
export type RereadAnswer =
  | { kind: 'kept' }
  | { kind: 'no-account' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'could-not-confirm' }
