import { expect, test } from 'vitest'
import { z } from 'zod'
import { prefillSettings, toPlatformPrefill } from './prefill'
import { read } from './read'

const readPrefill = (source: Record<string, string>) => read(z.object(prefillSettings), source)

test('gives Stripe what the platform says of all its coaches', () => {
  const settings = readPrefill({
    COACH_MCC: '8299',
    COACH_PRODUCT_DESCRIPTION: 'Lessons by video',
    COACH_PROFILE_URL: 'https://example.com/coaches/{reference}',
    CLIENT_SUPPORT_EMAIL: 'clients@example.com',
    CLIENT_SUPPORT_PHONE: '+1 415 555 0123',
    CLIENT_SUPPORT_URL: 'example.com/help',
  })
  expect(toPlatformPrefill({ ...settings, SUPPORT_EMAIL: 'help@example.com' })).toEqual({
    lineOfWork: '8299',
    description: 'Lessons by video',
    profilePage: 'https://example.com/coaches/{reference}',
    supportEmail: 'clients@example.com',
    supportPhone: '+14155550123',
    supportWebsite: 'https://example.com/help',
  })
  expect(toPlatformPrefill({ SUPPORT_EMAIL: 'help@example.com' })).toEqual({ supportEmail: 'help@example.com' })
})

test.each([
  ['COACH_MCC', '82x9', 'merchant category code'],
  ['COACH_MCC', '829', 'merchant category code'],
  ['COACH_PRODUCT_DESCRIPTION', 'Lessons', '10 to 500 characters'],
  ['COACH_PRODUCT_DESCRIPTION', 'a'.repeat(501), '10 to 500 characters'],
  ['COACH_PROFILE_URL', 'https://example.com/coaches', '{reference} in its path'],
  ['COACH_PROFILE_URL', 'https://{reference}.example.com/', '{reference} in its path'],
  ['COACH_PROFILE_URL', 'https://example.com.{reference}/', '{reference} in its path'],
  ['COACH_PROFILE_URL', 'javascript:alert("{reference}")', '{reference} in its path'],
  ['COACH_PROFILE_URL', 'http://localhost:3000/{reference}', '{reference} in its path'],
  ['CLIENT_SUPPORT_EMAIL', 'clients', 'an address'],
  ['CLIENT_SUPPORT_PHONE', '415 555 0123', 'with its country'],
  ['CLIENT_SUPPORT_URL', 'ftp://example.com', 'public web address'],
])('refuses %s=%s, with what would do', (name, value, sentence) => {
  expect(() => readPrefill({ [name]: value })).toThrow(sentence)
  expect(() => readPrefill({ [name]: value })).toThrow(name)
})
