/** Pages a person may have been on their way to. Nothing else can be asked for, so no address can be smuggled in. */
const known = new RegExp(
  `^/(${[
    'payouts(/(return|refresh|payments))?',
    'admin/(coaches|payments|keys|health)',
    'admin/coaches/[A-Za-z0-9-]{1,64}',
    String.raw`admin/payments/(?!\.{1,2}$)([A-Za-z0-9._-]|%3A){1,64}`,
    String.raw`admin/reports(\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d)?`,
  ].join('|')})$`,
)

/** A page of ours to land on after sign-in; null when it is none. */
export function toNextPath(asked: unknown): string | null {
  return typeof asked === 'string' && known.test(asked) ? asked : null
}
