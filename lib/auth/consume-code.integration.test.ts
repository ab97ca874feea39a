import { expect, vi } from 'vitest'
import { consumeLink, type Presser } from './consume'
import { consumeCode } from './consume-code'
import { askForLink, sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest, openRequest, requestIdOf, type SignInRequest, sealRequest } from './sign-in-request'
import { codeIn, emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

let made = 0

const newcomer: Presser = { session: null, zone: null, language: null, userAgent: null, forwardedFor: null }
const trouble = (why: string) => ({ kind: 'trouble', why })

test('signs its coach in once, where it was asked for', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  const answer = await consumeCode(` ${code.slice(0, 3)} ${code.slice(3)}`, request, newcomer)
  expect(answer).toMatchObject({ kind: 'signed-in', home: '/payouts' })
  expect(await consumeCode(code, request, newcomer)).toEqual(trouble('used'))
})

test('starts one session for two tabs that send the code at once', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  const answers = await Promise.all([consumeCode(code, request, newcomer), consumeCode(code, request, newcomer)])
  expect(answers.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1)
  expect(answers).toContainEqual(trouble('used'))
  expect(await countSessions(scene, request.address)).toBe(1)
})

test('starts one session for code and link at once, and each ends the other', async ({ scene }) => {
  const { request, code, link } = await mailedCode(scene)
  const answers = await Promise.all([consumeCode(code, request, newcomer), consumeLink(link, newcomer)])
  expect(answers.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1)
  expect(await countSessions(scene, request.address)).toBe(1)

  const byLink = await mailedCode(scene)
  expect((await consumeLink(byLink.link, newcomer)).kind).toBe('signed-in')
  expect(await consumeCode(byLink.code, byLink.request, newcomer)).toEqual(trouble('used'))
  const byCode = await mailedCode(scene)
  expect((await consumeCode(byCode.code, byCode.request, newcomer)).kind).toBe('signed-in')
  expect(await consumeLink(byCode.link, newcomer)).toEqual(trouble('link'))
})

test('refuses the code in another browser, even one that asked for the same address', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  expect(await consumeCode(code, null, newcomer)).toEqual(trouble('no-request'))
  const elsewhere = newSignInRequest(request.address, null)
  expect(await consumeCode(code, elsewhere, newcomer)).toEqual(trouble('expired'))
  await askForLink(elsewhere, '10.5.0.1')
  expect(await consumeCode(code, elsewhere, newcomer)).toEqual({ kind: 'wrong', left: 4 })
  expect((await consumeCode(code, request, newcomer)).kind).toBe('signed-in')
})

test('reads what a browser asked for from our own cookie alone', () => {
  const request = newSignInRequest('ana@example.com', '/payouts')
  const sealed = sealRequest(request)
  expect(openRequest(sealed)).toEqual(request)
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('ana')
  const made = Object.values(request).join('\n')
  for (const cookie of [undefined, '', made, Buffer.from(made).toString('base64url')])
    expect(openRequest(cookie)).toBeNull()
})

test('takes five wrong codes, then none, while the link still works', async ({ scene }) => {
  const { request, code, link } = await mailedCode(scene)
  for (const left of [4, 3, 2, 1])
    expect(await consumeCode(otherThan(code), request, newcomer)).toEqual({ kind: 'wrong', left })
  expect(await consumeCode('12', request, newcomer)).toEqual(trouble('malformed'))
  expect(await consumeCode(otherThan(code), request, newcomer)).toEqual(trouble('spent'))
  expect(await consumeCode(code, request, newcomer)).toEqual(trouble('spent'))
  expect((await consumeLink(link, newcomer)).kind).toBe('signed-in')
})

test('counts twenty simultaneous wrong codes as five', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  const answers = await Promise.all(Array.from({ length: 20 }, () => consumeCode(otherThan(code), request, newcomer)))
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(4)
  expect(await consumeCode(code, request, newcomer)).toEqual(trouble('spent'))
})

test('refuses a code older than ten minutes', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  await scene.pool.query(`UPDATE sign_in_code SET expires = expires - interval '600 seconds' WHERE id = $1`, [
    requestIdOf(request),
  ])
  expect(await consumeCode(code, request, newcomer)).toEqual(trouble('expired'))
})

test('answers an unknown address as a known one with a wrong code, try by try', async ({ scene }) => {
  const { request: known, code } = await mailedCode(scene)
  const unknown = newSignInRequest(`stranger-${++made}@example.com`, null)
  await askForLink(unknown, '10.5.0.2')
  await sendLink(unknown, emailWords)
  for (let i = 0; i < 6; i += 1)
    expect(await consumeCode(otherThan(code), unknown, newcomer)).toEqual(
      await consumeCode(otherThan(code), known, newcomer),
    )
})

test('stops codes for an address after twenty in a day, and leaves its links working', async ({ scene }) => {
  const { limiter } = authRooms()
  const { request, code, link } = await mailedCode(scene)
  for (let i = 0; i < 20; i += 1) await limiter.take('sign-in-code', request.address)
  expect(await consumeCode(code, request, newcomer)).toEqual(trouble('too-often'))
  expect((await consumeLink(link, newcomer)).kind).toBe('signed-in')
})

test('stops too many presses of one client', async ({ scene }) => {
  const { limiter } = authRooms()
  const { request, code } = await mailedCode(scene)
  while ((await limiter.take('sign-in-press', '10.5.0.3')).allowed);
  expect(await consumeCode(code, request, { ...newcomer, forwardedFor: '10.5.0.3' })).toEqual(trouble('too-soon'))
})

test('accepts only the newest code of a browser that asked twice', async ({ scene }) => {
  const first = await mailedCode(scene)
  const second = await mailedCode(scene, first.request.address)
  expect(await consumeCode(otherThan(second.code), second.request, newcomer)).toEqual({ kind: 'wrong', left: 4 })
  expect((await consumeCode(second.code, second.request, newcomer)).kind).toBe('signed-in')
})

test('keeps neither code, address nor browser secret with a request', async ({ scene }) => {
  const { request, code, link } = await mailedCode(scene)
  const { rows } = await scene.pool.query('SELECT * FROM sign_in_code WHERE id = $1', [requestIdOf(request)])
  expect(rows).toHaveLength(1)
  const kept = JSON.stringify(rows)
  for (const each of [request.address, request.secret, link.token]) expect(kept).not.toContain(each)
  expect(Object.keys(rows[0]).sort()).toEqual(['expires', 'id', 'locked', 'tries'])
  expect(rows[0].locked).not.toContain(code)
})

test('refuses what it cannot count, without an error page', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  await scene.pool.query('ALTER TABLE sign_in_code RENAME TO sign_in_code_gone')
  try {
    expect(await consumeCode(code, request, newcomer)).toEqual(trouble('away'))
    expect(await askForLink(request, '10.5.0.4')).toEqual({ kind: 'away' })
  } finally {
    await scene.pool.query('ALTER TABLE sign_in_code_gone RENAME TO sign_in_code')
  }
})

test('logs each refusal by its reason, without code or address', async ({ scene }) => {
  const { request, code } = await mailedCode(scene)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await consumeCode(otherThan(code), request, newcomer)
  await consumeCode('x', request, newcomer)
  await consumeCode(code, request, newcomer)
  const noted = write.mock.calls.map(([line]) => JSON.parse(String(line)))
  write.mockRestore()
  expect(noted).toMatchObject([
    { event: 'sign-in.refused', why: 'code-wrong' },
    { event: 'sign-in.refused', why: 'code-malformed' },
    { event: 'sign-in.done', by: 'code', userId: expect.any(String) },
  ])
  for (const each of [code, request.address]) expect(JSON.stringify(noted)).not.toContain(each)
})

async function mailedCode(scene: SignInScene, known?: string) {
  const address = known ?? `code-${++made}@example.com`
  if (known === undefined) await scene.list(address)
  const request: SignInRequest = newSignInRequest(address, null)
  expect((await askForLink(request, `10.6.${made % 256}.1`)).kind).toBe('look-in-your-mail')
  const before = (await scene.box.emailsTo(address)).length
  await sendLink(request, emailWords)
  const { text } = (await scene.box.emailsTo(address, before + 1)).at(-1) ?? { text: '' }
  return { request, code: codeIn(text), link: linkIn(text) }
}

/** Another code, always the same one. */
const otherThan = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

async function countSessions(scene: SignInScene, email: string) {
  const { rows } = await scene.pool.query<{ count: number }>(
    'SELECT count(*)::int FROM session JOIN "user" person ON person.id = session.user_id WHERE person.email = $1',
    [email],
  )
  return rows[0]?.count
}
