/** A refund's amount and who pays it. */
const refund = String.raw`(id=[0-9a-f-]{36}&)?amount=\d{1,10}((\.|%2C)\d{1,3})?(&takesBack=yes)?`

/** A new key's name and scopes. */
const key = String.raw`(name=[\w.*+%-]{1,720})?(&?scopes=(charges|readiness)){0,2}`

/** Pages to return to after sign-in. Nothing else is allowed, which prevents open redirects. */
const known = new RegExp(
  `^/(${[
    'payouts(/(return|refresh|payments))?',
    String.raw`payouts/money(\?month=20\d\d-\d\d|/statement/20\d\d)?`,
    'account',
    'admin/(coaches|payments|health|settings|search|audit|batches)',
    String.raw`admin/payments\?state=to-answer`,
    String.raw`admin/keys(\?${key})?`,
    'admin/coaches/[A-Za-z0-9-]{1,64}',
    'admin/batches/[0-9a-f-]{36}',
    String.raw`admin/payments/(?!\.{1,2}(/|$))([A-Za-z0-9._-]|%3A){1,64}(/refund(\?${refund})?)?`,
    String.raw`admin/reports(\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d)?`,
  ].join('|')})$`,
)

/** A page of ours to open after sign-in; null for anything else. */
export function toNextPath(asked: unknown): string | null {
  return typeof asked === 'string' && known.test(asked) ? asked : null
}
