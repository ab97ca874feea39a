import { expect, vi } from 'vitest'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Person } from '@/lib/store/auth/sessions'
import { createCoachStore } from '@/lib/store/coaches/coach-store'
import { database } from '@/lib/store/testing/database'
import {
  askEmailChange,
  confirmEmailChange,
  mayChangeEmail,
  sendChangeCodes,
  withdrawEmailChange,
} from './change-email'
import { consumeLink } from './consume'
import { sendLink } from './link'
import { authRooms } from './parts'
import { newSignInRequest } from './sign-in-request'
import { codeIn, emailWords, linkIn, type SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

let made = 0

const said = (subject: string) => ({ language: 'en-GB' as const, subject, says: 'S', ends: ['E'] })
const words = { old: said('old'), new: said('new'), taken: said('taken') }

test('changes the address of person and coach once both confirmed, and signs in with it from then on', async ({
  scene,
}) => {
  const { person, session, becomes, codes } = await asked(scene)
  expect(await confirmEmailChange(person, codes, session)).toEqual({ kind: 'changed', was: person.email, becomes })
  expect(await authRooms().people.findPersonBySession(session, new Date())).toMatchObject({
    userId: person.userId,
    coachId: person.coachId,
    email: becomes,
  })
  const { rows } = await scene.pool.query('SELECT email FROM coach WHERE id = $1', [person.coachId])
  expect(rows).toEqual([{ email: becomes }])
  const { people, rule } = authRooms()
  expect([await people.mayReceiveLink(person.email, rule), await people.mayReceiveLink(becomes, rule)]).toEqual([
    false,
    true,
  ])
})

test('ends the other sessions and the mailed links, and keeps this session', async ({ scene }) => {
  const { person, session, codes } = await asked(scene)
  const other = (await signedIn(scene, person.email)).session
  await sendLink(newSignInRequest(person.email, null), emailWords)
  await confirmEmailChange(person, codes, session)
  const { people } = authRooms()
  expect(await people.findPersonBySession(other, new Date())).toBeNull()
  expect(await people.findPersonBySession(session, new Date())).not.toBeNull()
  const { rowCount } = await scene.pool.query('SELECT FROM verification_token WHERE identifier = $1', [person.email])
  expect(rowCount).toBe(0)
})

test('records who changed it, and both addresses outside the decision', async ({ scene }) => {
  const { person, session, becomes, codes } = await asked(scene)
  await confirmEmailChange(person, codes, session)
  const { rows } = await scene.pool.query(
    `SELECT decision.kind, by_kind, by_id, facts, was, became FROM decision JOIN former_email ON decision_id = decision.id
     WHERE decision.coach_id = $1`,
    [person.coachId],
  )
  expect(rows).toEqual([
    {
      ...{ kind: 'email-changed', by_kind: 'coach', by_id: person.coachId, facts: { userId: person.userId } },
      ...{ was: person.email, became: becomes },
    },
  ])
  const coaches = createCoachStore(database(process.env.DATABASE_URL ?? ''))
  expect(await coaches.formerEmails(person.coachId as CoachId)).toEqual([person.email])
  for (const statement of ["UPDATE former_email SET was = 'x'", 'DELETE FROM former_email', 'TRUNCATE former_email'])
    await expect(scene.pool.query(statement)).rejects.toThrow('never changed or removed')
})

test('needs both codes, says which is wrong, and takes five tries', async ({ scene }) => {
  const { person, session, codes } = await asked(scene)
  const wrongOld = { ...codes, old: otherThan(codes.old) }
  const wrongNew = { ...codes, new: otherThan(codes.new) }
  const confirm = (typed: { old: unknown; new: unknown }) => confirmEmailChange(person, typed, session)
  expect(await confirm(wrongOld)).toEqual({ kind: 'wrong', isOldRight: false, isNewRight: true, left: 4 })
  expect(await confirm(wrongNew)).toEqual({ kind: 'wrong', isOldRight: true, isNewRight: false, left: 3 })
  expect(await confirm({ old: codes.old, new: '' })).toEqual({ kind: 'malformed', isOldCode: true, isNewCode: false })
  expect(await confirm({ old: codes.new, new: codes.old })).toMatchObject({ kind: 'wrong', left: 2 })
  expect(await confirm(wrongOld)).toMatchObject({ kind: 'wrong', left: 1 })
  expect(await confirm(wrongOld)).toEqual({ kind: 'spent' })
  expect(await confirm(codes)).toEqual({ kind: 'spent' })
})

test('changes it once when two tabs confirm at once', async ({ scene }) => {
  const { person, session, codes } = await asked(scene)
  const answers = await Promise.all([
    confirmEmailChange(person, codes, session),
    confirmEmailChange(person, codes, session),
  ])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['changed', 'none'])

  const again = await asked(scene)
  const { people } = authRooms()
  const tried = await people.takePairTry(again.person.userId)
  if (tried.kind !== 'counted') throw new Error(tried.kind)
  const by = { kind: 'coach', id: again.person.coachId ?? '' } as const
  const change = () => people.changeEmail(tried.change, by, again.session)
  expect((await Promise.all([change(), change()])).sort()).toEqual(['changed', 'none'])
})

test('lets the codes of an earlier change, of a withdrawn and of an expired one do nothing', async ({ scene }) => {
  const { person, session, codes: first } = await asked(scene)
  const { codes: second } = await ask(scene, person)
  expect(await confirmEmailChange(person, first, session)).toMatchObject({ kind: 'wrong' })
  await scene.pool.query(`UPDATE email_change SET expires = now() WHERE user_id = $1`, [person.userId])
  expect(await confirmEmailChange(person, second, session)).toEqual({ kind: 'none' })
  const { codes: third } = await ask(scene, person)
  await withdrawEmailChange(person)
  expect(await confirmEmailChange(person, third, session)).toEqual({ kind: 'none' })
  expect(await authRooms().people.findEmailChange(person.userId)).toBeNull()
})

test('answers a taken address as a free one, and tells only its owner', async ({ scene }) => {
  const [{ person, session }, other] = [await signedIn(scene), await signedIn(scene)]
  await scene.list('unseen@example.com')
  for (const becomes of [other.person.email, 'unseen@example.com', 'boss@example.com']) {
    const answer = await askEmailChange(person, becomes)
    if (answer.kind !== 'asked') throw new Error(answer.kind)
    const before = [(await scene.box.emailsTo(person.email)).length, (await scene.box.emailsTo(becomes)).length]
    await sendChangeCodes(answer.change, words)
    const [mine] = (await scene.box.emailsTo(person.email, (before[0] ?? 0) + 1)).slice(-1)
    const [theirs] = (await scene.box.emailsTo(becomes, (before[1] ?? 0) + 1)).slice(-1)
    expect([mine?.subject, theirs?.subject]).toEqual(['old', 'taken'])
    expect(codeIn(theirs?.text ?? '')).toBe('')
    const typed = { old: codeIn(mine?.text ?? ''), new: answer.change.newCode }
    expect(await confirmEmailChange(person, typed, session)).toMatchObject({ kind: 'wrong', isNewRight: false })
  }
})

test('refuses an address that somebody else got meanwhile, and changes nothing', async ({ scene }) => {
  const { person, session, becomes, codes } = await asked(scene)
  await scene.list(becomes)
  expect(await confirmEmailChange(person, codes, session)).toEqual({ kind: 'taken' })
  expect((await authRooms().people.findPersonBySession(session, new Date()))?.email).toBe(person.email)

  const racing = await asked(scene)
  await scene.pool.query(`INSERT INTO "user" (id, email) VALUES ('racer', $1)`, [racing.becomes])
  expect(await confirmEmailChange(racing.person, racing.codes, racing.session)).toEqual({ kind: 'taken' })
})

test('refuses the same address, no address, and one that settings name', async ({ scene }) => {
  const { person } = await signedIn(scene)
  expect(await askEmailChange(person, ` ${person.email.toUpperCase()} `)).toEqual({ kind: 'same-address' })
  for (const typed of [null, '', 'ana@example', 'a@example.com,b@example.com', new Blob()])
    expect(await askEmailChange(person, typed)).toEqual({ kind: 'bad-address' })
  const boss = { ...person, email: 'boss@example.com' }
  expect(mayChangeEmail(boss)).toBe(false)
  expect(await askEmailChange(boss, newAddress())).toEqual({ kind: 'set-by-settings' })
})

test('allows five changes a day, and keeps no code', async ({ scene }) => {
  const { person, codes } = await asked(scene)
  const { rows } = await scene.pool.query('SELECT * FROM email_change WHERE user_id = $1', [person.userId])
  for (const code of Object.values(codes)) expect(JSON.stringify(rows[0])).not.toMatch(new RegExp(`\\b${code}\\b`))
  for (let i = 2; i <= 5; i += 1) expect((await askEmailChange(person, newAddress())).kind).toBe('asked')
  expect(await askEmailChange(person, newAddress())).toEqual({ kind: 'too-soon', nextAt: expect.any(Date) })
})

test('logs each step without an address or a code', async ({ scene }) => {
  const { person, session } = await signedIn(scene)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const answer = await askEmailChange(person, newAddress())
  if (answer.kind !== 'asked') throw new Error(answer.kind)
  const { oldCode, newCode, becomes } = answer.change
  await confirmEmailChange(person, { old: otherThan(oldCode), new: newCode }, session)
  await confirmEmailChange(person, { old: oldCode, new: newCode }, session)
  await withdrawEmailChange(person)
  const noted = write.mock.calls.map(([line]) => JSON.parse(String(line)))
  write.mockRestore()
  expect(noted).toMatchObject([
    { event: 'email.asked', answer: 'asked' },
    { event: 'email.refused', why: 'wrong' },
    { event: 'email.changed', userId: person.userId },
    { event: 'email.withdrawn', userId: person.userId },
  ])
  for (const each of [oldCode, newCode, becomes, person.email]) expect(JSON.stringify(noted)).not.toContain(`"${each}"`)
})

test('writes to the owner of a taken address once, whoever types it, and knows their language', async ({ scene }) => {
  const [first, second, other] = [await signedIn(scene), await signedIn(scene), await signedIn(scene)]
  await authRooms().people.chooseLanguage(other.person.userId, 'de')
  for (const { person } of [first, first, second]) {
    const answer = await askEmailChange(person, other.person.email)
    if (answer.kind !== 'asked') throw new Error(answer.kind)
    expect(answer.change.ownersLanguage).toBe('de')
    await sendChangeCodes(answer.change, words)
  }
  const subjects = (await scene.box.emailsTo(other.person.email)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject === 'taken')).toHaveLength(1)
})

async function asked(scene: SignInScene) {
  const { person, session } = await signedIn(scene)
  return { person, session, ...(await ask(scene, person)) }
}

async function ask(scene: SignInScene, person: Person) {
  const becomes = newAddress()
  const answer = await askEmailChange(person, becomes)
  if (answer.kind !== 'asked') throw new Error(answer.kind)
  const before = (await scene.box.emailsTo(person.email)).length
  await sendChangeCodes(answer.change, words)
  const old = (await scene.box.emailsTo(person.email, before + 1)).at(-1)
  const fresh = await scene.box.emailTo(becomes)
  return { becomes, codes: { old: codeIn(old?.text ?? ''), new: codeIn(fresh.text) } }
}

async function signedIn(scene: SignInScene, known?: string) {
  const email = known ?? newAddress()
  if (known === undefined) await scene.list(email)
  const before = (await scene.box.emailsTo(email)).length
  await sendLink(newSignInRequest(email, null), emailWords)
  const link = linkIn((await scene.box.emailsTo(email, before + 1)).at(-1)?.text ?? '')
  const answer = await consumeLink(link, {
    session: null,
    zone: null,
    language: null,
    userAgent: null,
    forwardedFor: null,
  })
  if (answer.kind !== 'signed-in') throw new Error(answer.why)
  const [, session = ''] = /=([^;]*)/.exec(answer.cookie) ?? []
  const person = await authRooms().people.findPersonBySession(session, new Date())
  if (person === null) throw new Error('nobody is signed in')
  return { person, session }
}

const newAddress = () => `change-${++made}@example.com`

const otherThan = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
