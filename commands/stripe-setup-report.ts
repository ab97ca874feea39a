import type { wireEndpoint } from '../lib/composition/endpoint'

type SetUp = Awaited<ReturnType<ReturnType<typeof wireEndpoint>['setUp']>>

const changed: Record<string, string> = {
  disabled: 'it was disabled and is now enabled',
  events: 'it now sends exactly account.updated and capability.updated',
  'more-events': 'it now sends only account.updated and capability.updated',
}

/** What changed, what stayed, and what to do next. */
export function reportSetUp(url: string, { change, others }: SetUp): string {
  const lines = [`Endpoint ${change.id} at Stripe sends to ${url}.`]
  if (change.kind === 'right') lines.push('Nothing needed to change.')
  if (change.kind === 'mended') lines.push(...change.faults.map((fault) => `Changed: ${changed[fault]}.`))
  if (change.kind === 'created') {
    lines.push(
      'It was created just now. Stripe shows its signing secret only once. Add it to your settings:',
      `STRIPE_WEBHOOK_SECRETS=${change.secret}`,
    )
  }
  for (const { id, apiVersion, stands } of others) {
    lines.push(`Also at this address: ${id}, API version ${apiVersion ?? 'of the account'}, ${stands}.`)
  }
  if (others.some(({ stands }) => stands === 'enabled')) lines.push(...next)
  return lines.join('\n')
}

const next = [
  'The other endpoint stays enabled, because your servers may have only its signing secret. Put both secrets, separated by a comma, in',
  'STRIPE_WEBHOOK_SECRETS and restart every server. Then run npm run stripe:setup -- --retire, which disables all but',
  'the first. Until then, every change arrives more than once, which does no harm.',
]
