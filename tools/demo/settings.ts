/** Where the demo differs from the app's defaults. */
export const demoSettings = {
  // The demo shows a platform fee.
  PLATFORM_FEE_PERCENT: '10',
  // People trying the demo should not wait ten minutes for an email.
  EMAIL_WAIT_MINUTES: '1',
}
