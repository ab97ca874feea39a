import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { beginOnboarding, returnUrl } from '../../testing/onboarding'

const png = Buffer.from('89504e470d0a1a0a0000', 'hex')

const test = localStripeTest()

test('sums up problems with focus and links to their questions', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'GB')
  await coach.send({ 'person.email': 'nobody', 'person.phone': '12' })
  expect(coach.status).toBe(422)
  expect(coach.html).toMatch(/<div class="summary" role="alert" tabindex="-1" autofocus>/)
  expect(coach.html).toContain('<a href="#person-email">Email: Enter an email address')
  expect(coach.html).toMatch(/id="person-email"[^>]*value="nobody"[^>]*aria-invalid="true"/s)
})

test('refuses a wrong code, and asks again for a changed phone number', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'US')
  const contact = coach.at
  await coach.answer()
  await coach.send({ 'person.phone_code': '123456' })
  expect(coach.status).toBe(422)
  await coach.send({ 'person.phone_code': '000-000' })
  expect(coach.at).toMatch(/\/business$/)
  await coach.open(contact)
  await coach.answer({ 'person.phone': '+1 555 000 0000' })
  expect(coach.at).toMatch(/\/code$/)
})

test('accepts a description instead of a website, and needs one of them', async ({ local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, 'FR')
  await coach.goTo('public')
  const answers = { 'business_profile.mcc': '8299' }
  await coach.send(answers)
  expect(coach.status).toBe(422)
  expect(coach.html).toContain('Give a website, or describe below what you sell.')
  await coach.send({ ...answers, 'business_profile.product_description': 'Coaching by the hour, paid before it.' })
  expect(coach.at).toMatch(/\/bank$/)
  expect((await retrieve()).business_profile).toMatchObject({
    url: null,
    product_description: 'Coaching by the hour, paid before it.',
  })
})

test.for<[string, Record<string, string>, string]>([
  ['US', { 'external_account.routing_number': '110000001', external_account: '000123456789' }, 'not a routing number'],
  ['GB', { 'external_account.routing_number': '10880', external_account: '00012345' }, 'Enter 6 digits.'],
  ['AU', { 'external_account.routing_number': '110000', external_account: '1' }, 'Enter 4 to 9 digits.'],
  ['CA', { 'external_account.routing_number': '11000', external_account: '000123456789' }, 'such as 11000-000'],
  ['DE', { external_account: 'DE89370400440532013999' }, 'not a valid IBAN'],
])('refuses an impossible bank account in %s', async ([country, numbers, words], { local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, country)
  await coach.goTo('bank')
  await coach.send({ 'external_account.account_holder_name': 'Ada', ...numbers })
  expect(coach.status).toBe(422)
  expect(coach.html).toContain(words)
})

test('stores a bank account with its holder, without typed spaces', async ({ local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, 'DE')
  await coach.goTo('bank')
  await coach.answer({
    external_account: 'de89 3704 0044 0532 0130 00',
    'external_account.account_holder_name': 'Ada Lo',
  })
  expect(coach.at).toMatch(/\/review$/)
  expect((await retrieve()).external_accounts?.data).toMatchObject([{ last4: '3000', account_holder_name: 'Ada Lo' }])
})

test('saves for later what fits and drops the rest', async ({ local, stripe }) => {
  const { coach, link } = await beginOnboarding(local, stripe, 'US')
  await coach.send({ 'person.email': 'ada@example.com', 'person.phone': '77' }, 'later')
  expect(coach.at).toBe(returnUrl)
  await coach.open((await link()).url)
  expect(coach.html).toContain('value="ada@example.com"')
  expect(coach.html).not.toContain('value="77"')
})

test('asks again for an account number saved without its bank', async ({ local, stripe }) => {
  const { coach, link } = await beginOnboarding(local, stripe, 'US')
  await coach.goTo('bank')
  await coach.send({ external_account: '000123456789', 'external_account.routing_number': '1' }, 'later')
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/bank$/)
})

const document = 'person.verification.document'

test.for<[string, Record<string, Blob>, string | null]>([
  ['an image', { [`${document}.file`]: new Blob([png]) }, null],
  [
    'a text',
    { [`${document}.file`]: new Blob(['a text that says it is an image'], { type: 'image/png' }) },
    'isn’t a PNG, JPEG or PDF',
  ],
  [
    'too large an image',
    { [`${document}.file`]: new Blob([png, Buffer.alloc(10 * 1024 * 1024)]) },
    'larger than 10 MB',
  ],
  ['no file', {}, 'Add a file, or choose a test document.'],
])('checks %s as an identity document', async ([_, form, words], { local, stripe }) => {
  const { coach, id, link, retrieve } = await beginOnboarding(local, stripe, 'DE')
  await coach.finish({ 'person.dob': '1980-05-05' })
  await expect.poll(async () => (await retrieve()).requirements?.errors?.length).toBe(1)
  await coach.open((await link()).url)
  expect(coach.html).toMatch(/<p class="error" id="person-verification-document-error">The identity information/)
  await coach.send(form)
  if (words !== null) {
    expect(coach.status).toBe(422)
    expect(coach.html).toContain(words)
    return
  }
  expect(coach.at).toMatch(/\/review$/)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
  const kept = await local.control('GET', `/accounts/${id}`)
  expect(JSON.stringify(kept)).not.toContain('89504e47')
})

test('refuses more than any form takes, with a way back', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'US')
  await coach.send({ 'person.email': new Blob([Buffer.alloc(49 * 1024 * 1024)]) })
  expect(coach.status).toBe(413)
  expect(coach.html).toContain('Back to the step')
})
