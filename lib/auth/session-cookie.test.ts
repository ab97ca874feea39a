import { expect, test } from 'vitest'
import { cookieNames, cookieOptions } from './session-cookie'

test('shares no session between two apps on two ports of one host', () => {
  expect(cookieNames('http://localhost:3000').session).toBe('greenlight-session-3000')
  expect(cookieNames('http://localhost:3001').session).toBe('greenlight-session-3001')
  expect(cookieNames('http://localhost').session).toBe('greenlight-session-80')
})

test('ties the session to this one host under https, and never sends it in the clear', () => {
  const { sessionToken } = cookieOptions('https://pay.example.com')
  expect(sessionToken.name).toBe('__Host-greenlight-session')
  expect(sessionToken.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
})
