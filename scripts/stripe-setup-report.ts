import type { wireEndpoint } from '../lib/wiring'

type SetUp = Awaited<ReturnType<ReturnType<typeof wireEndpoint>['setUp']>>

const changed: Record<string, string> = {
  disabled: 'it was disabled and is enabled now',
  events: 'its events are exactly account.updated and capability.updated now',
  'more-events': 'only account.updated and capability.updated are sent now',
}

/** What was done, what was left, and what is to be done next, for whoever ran it. */
export function tellSetUp(url: string, { change, others }: SetUp): string {
  const lines = [`${url} is ${change.id} at Stripe.`]
  if (change.kind === 'right') lines.push('Nothing had to be changed in it.')
  if (change.kind === 'mended') lines.push(...change.faults.map((fault) => `Changed: ${changed[fault]}.`))
  if (change.kind === 'created') {
    lines.push(
      'It was made just now. Its signing secret is told only once; add it to your settings:',
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
  'What is enabled stays so, because your servers may know only its signing secret. Have both secrets in',
  `STRIPE_WEBHOOK_SECRETS, with a comma between, and start every server anew. Then run npm run stripe:setup -- --retire:`,
  'it disables all but the first. Until then every change is told more than once, which does no harm.',
]
