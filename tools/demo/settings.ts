/** Where the demo differs from the app's defaults. */
export const demoSettings = {
  // The demo shows a platform fee.
  PLATFORM_FEE_PERCENT: '10',
  // Coaches know their platform, and see its face.
  PLATFORM_NAME: 'Acme Coaching',
  PLATFORM_ADDRESS: 'Acme Coaching, 1 Main Street, Springfield, IL 62701',
  PLATFORM_LOGO: 'tools/demo/logo.svg',
  PLATFORM_COLOR: '3b5bdb',
  MAIL_FROM: 'pay@demo.example',
  // Stripe's form asks the demo's coaches less.
  COACH_MCC: '8299',
  COACH_PRODUCT_DESCRIPTION: 'Coaching by video, booked and paid one session at a time',
  COACH_PROFILE_URL: 'https://acme-coaching.example/coaches/{reference}',
  // People trying the demo should not wait ten minutes for an email.
  EMAIL_WAIT_MINUTES: '1',
}
