/** The tests of `npm run test:long`, which take longer than `npm test` has. */
export const longTests = {
  integration: [
    'packages/local-stripe/killed.integration.test.ts',
    'packages/local-stripe/start-local-stripe.integration.test.ts',
    'packages/local-stripe/launcher/main.integration.test.ts',
    'packages/local-stripe/build/packed.integration.test.ts',
  ],
  browser: [
    'two-builds',
    'long-report',
    'long-names',
    'local-stripe-pages',
    'openapi-tools',
    'seed',
    'server-ends',
  ].map((name) => `${name}.spec.ts`),
}
