import { expect, test } from 'vitest'
import { toNextPath } from '@/lib/auth/next-path'
import { refundHref, toChosenRefund } from './refund-address'

test.each(['12.50', '12,50', '9999,99', '12', '1.234'])('keeps an amount typed as %s through sign-in', (amount) => {
  const asked = { id: '0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e', amount, takesBack: true }
  const path = toNextPath(refundHref('order-1', asked))
  const { searchParams } = new URL(path ?? '/', 'https://pay.example.com')
  expect(toChosenRefund(Object.fromEntries(searchParams))).toMatchObject(asked)
})
