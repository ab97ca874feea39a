import { expect, test } from 'vitest'
import { cookieNames, cookieOptions } from './session-cookie'

test('two apps on two ports of one host do not share a session', () => {
  expect(cookieNames('http://localhost:3000').session).toBe('greenlight-session-3000')
  expect(cookieNames('http://localhost:3001').session).toBe('greenlight-session-3001')
  expect(cookieNames('http://localhost').session).toBe('greenlight-session-80')
})

test('under https the session is tied to this one host and never sent in the clear', () => {
  const { sessionToken } = cookieOptions('https://pay.example.com')
  expect(sessionToken.name).toBe('__Host-greenlight-session')
  expect(sessionToken.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
})
