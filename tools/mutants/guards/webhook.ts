import type { Guard } from './guard'

export const webhookGuards: Guard[] = [
  {
    name: 'each event counting once',
    file: 'lib/store/accounts/webhook-event-store.ts',
    guard: 'ON CONFLICT (id) DO NOTHING',
    without: 'ON CONFLICT (id) DO UPDATE SET kind = excluded.kind',
    tests: ['integration', 'lib/store/accounts/webhook-event-store'],
  },
  {
    name: 'passing over messages of the other mode',
    file: 'lib/stripe/webhook/webhook-event.ts',
    guard: "if (livemode !== live) return ignored('mode')",
    without: '',
    tests: ['unit', 'lib/stripe/webhook/webhook-event'],
  },
  {
    name: 'verifying signatures',
    file: 'lib/stripe/webhook/webhook-event.ts',
    guard: "if (!secrets.some((secret) => isSigned(text, signature, secret))) return { kind: 'forged' }",
    without: '',
    tests: ['unit', 'lib/stripe/webhook/webhook-event'],
  },
  {
    name: 'refusing what was signed too long ago',
    file: 'lib/stripe/webhook/webhook-event.ts',
    guard: "...(lateSeconds > oldestSeconds ? { kind: 'too-old' } : judge(text, raw, live))",
    without: '...judge(text, raw, live)',
    tests: ['unit', 'lib/stripe/webhook/webhook-event'],
  },
  {
    name: 'refusing what names a key twice',
    file: 'lib/stripe/webhook/webhook-event.ts',
    guard: 'repeatsKey(raw, body) ? undefined : body',
    without: 'body',
    tests: ['unit', 'lib/stripe/webhook/webhook-event'],
  },
  {
    name: 'storing an event before its answer',
    file: 'lib/stripe/webhook/receive-delivery.ts',
    guard: 'await engine.receive(verdict.event)',
    without: 'engine.receive(verdict.event).catch(() => {})',
    tests: ['unit', 'lib/stripe/webhook/receive-delivery'],
  },
  {
    name: 'raising a counter for each event of a batch',
    file: 'lib/store/accounts/webhook-event-store.ts',
    guard: "count(*), 'notice'",
    without: "1, 'notice'",
    tests: ['integration', 'lib/store/accounts/webhook-event-store'],
  },
  {
    name: 'one order of accounts in all batches',
    file: 'lib/store/accounts/webhook-event-store.ts',
    guard: 'GROUP BY stripe_account_id ORDER BY stripe_account_id',
    without: 'GROUP BY stripe_account_id ORDER BY stripe_account_id DESC',
    tests: ['integration', 'lib/store/accounts/webhook-event-store'],
  },
  {
    name: 'rejecting what waits behind a failed batch',
    file: 'lib/store/sql/in-batches.ts',
    guard: '[...batch, ...waiting]',
    without: 'batch',
    tests: ['unit', 'lib/store/sql/in-batches'],
  },
  {
    name: 'reading no further than the cap',
    file: 'lib/read-body.ts',
    guard: 'return this.length <= this.cap\n',
    without: 'return true\n',
    tests: ['unit', 'lib/stripe/webhook/receive-delivery'],
  },
]
