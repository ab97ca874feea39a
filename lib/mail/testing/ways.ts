import type { Brand } from '../emails/frame'

export function waysFor(brand: Brand) {
  return {
    statusUrl: (address: string) => `https://pay.example.com/payouts?as=${address}`,
    stopUrl: (token: string) => `https://pay.example.com/api/reminders/${token}`,
    remindersUrl: (token: string) => `https://pay.example.com/reminders/${token}`,
    supportEmail: 'help@example.com',
    brand,
  }
}
