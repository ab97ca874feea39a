/** How much of a payment was to be refunded, and who pays it. */
const refund = String.raw`(id=[0-9a-f-]{36}&)?amount=\d{1,10}((\.|%2C)\d{1,3})?(&takesBack=yes)?`

/** What a new key was to be called, and what it was to do. */
const key = String.raw`(name=[\w.*+%-]{1,720})?(&?scopes=(charges|readiness)){0,2}`

/** Pages a person may have been on their way to. Nothing else can be asked for, so no address can be smuggled in. */
const known = new RegExp(
  `^/(${[
    'payouts(/(return|refresh|payments))?',
    'admin/(coaches|payments|health)',
    String.raw`admin/keys(\?${key})?`,
    'admin/coaches/[A-Za-z0-9-]{1,64}',
    String.raw`admin/payments/(?!\.{1,2}(/|$))([A-Za-z0-9._-]|%3A){1,64}(/refund(\?${refund})?)?`,
    String.raw`admin/reports(\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d)?`,
  ].join('|')})$`,
)

/** A page of ours to land on after sign-in; null when it is none. */
export function toNextPath(asked: unknown): string | null {
  return typeof asked === 'string' && known.test(asked) ? asked : null
}
