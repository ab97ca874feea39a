/** Pays in one request, with a card that needs no 3-D Secure. */
export const byCard = {
  confirm: true,
  payment_method: 'pm_card_visa',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
} as const
