/** What the demo has otherwise than the app's defaults. */
export const demoSettings = {
  // What the platform keeps is the number it lives by, so the demo shows one.
  PLATFORM_FEE_PERCENT: '10',
  // Whoever tries things out does not wait ten minutes for a letter.
  LETTER_WAIT_MINUTES: '1',
}
