import { nobody } from '../support/caller'
import { type ActionForm, sendForm, takeForm } from '../support/pages/action-form'
import { newAddress } from '../support/pages/email'
import { readActionIds } from '../support/servers/routes'
import { getStack } from '../support/servers/stack'
import { openStuckMailServer } from '../support/servers/stuck-mail-server'
import { expect, test } from '../support/test'

test('sends the email after the answer, so that timing does not reveal known addresses', async ({ openServers }) => {
  const mailServer = await openStuckMailServer()
  const servers = await openServers('sign_in_time')
  const { url } = await servers.start({ SMTP_URL: mailServer.smtpUrl, SIGN_UP: 'listed' })
  const listed = newAddress()
  await servers.database.prisma.coach.create({ data: { email: listed } })
  const actionId = readActionIds(getStack().buildFolder)['app/sign-in/actions.ts askForSignInLink'] ?? ''
  const form = await takeForm(`${url}/sign-in`, actionId, nobody)

  for (const way of ['plain', 'scripted'] as const) {
    await expectAnswer(form, way, newAddress())
    await expectAnswer(form, way, listed)
    // If the answer waited for the email, the app would have given up on the mail server first.
    expect(mailServer.countGivenUp()).toBe(0)
    await expect.poll(() => mailServer.countGivenUp()).toBe(1)
    mailServer.forget()
  }
  mailServer.close()
})

async function expectAnswer(form: ActionForm, way: 'plain' | 'scripted', email: string): Promise<void> {
  const answer = await sendForm(form, { by: nobody, way, filled: { email } })
  await answer.text()
  expect(answer.headers.get('location') ?? answer.headers.get('x-action-redirect')).toContain('/sign-in/sent')
}
