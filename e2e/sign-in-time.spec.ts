import { expect, test } from '@playwright/test'
import { type ActionForm, sendForm, takeForm } from './support/action-form'
import { nobody } from './support/caller'
import { newAddress } from './support/letter'
import { openOwnServers } from './support/own-servers'
import { readActionIds } from './support/routes'
import { getStack } from './support/stack'
import { openStuckMailServer } from './support/stuck-mail-server'

/** Less than the app waits for a mail server that holds a letter. */
const patience = 3_000

test('Nobody can tell by waiting whether an address is known: the letter is sent after the answer', async () => {
  const mailServer = await openStuckMailServer()
  const servers = await openOwnServers('sign_in_time')
  try {
    const { url } = await servers.start({ SMTP_URL: mailServer.smtpUrl, SIGN_UP: 'listed' })
    const listed = newAddress()
    await servers.database.prisma.coach.create({ data: { email: listed } })
    const actionId = readActionIds(getStack().buildFolder)['app/sign-in/actions.ts askForSignInLink'] ?? ''
    const form = await takeForm(`${url}/sign-in`, actionId, nobody)

    for (const way of ['plain', 'scripted'] as const) {
      expect(await millisecondsFor(form, way, newAddress())).toBeLessThan(patience)
      expect(await millisecondsFor(form, way, listed)).toBeLessThan(patience)
    }
    await expect.poll(() => mailServer.countWaiting()).toBe(2)
  } finally {
    await servers.close()
    mailServer.close()
  }
})

async function millisecondsFor(form: ActionForm, way: 'plain' | 'scripted', email: string): Promise<number> {
  const asked = performance.now()
  const answer = await sendForm(form, { by: nobody, way, filled: { email } })
  await answer.text()
  expect(answer.headers.get('location') ?? answer.headers.get('x-action-redirect')).toContain('/sign-in/sent')
  return performance.now() - asked
}
