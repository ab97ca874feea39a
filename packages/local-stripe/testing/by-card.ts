/** Of a payment intent that is made and paid in one request, by a card that asks for nothing. */
export const byCard = {
  confirm: true,
  payment_method: 'pm_card_visa',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
} as const
