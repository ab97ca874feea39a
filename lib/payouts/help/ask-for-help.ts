import { getPlatform } from '../accounts/find-platform'
import { stateOf } from '../accounts/state'
import type { HelpStore } from '../ports/help-store'
import type { Provider } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { HelpAnswer, HelpDesk, HelpRequest, MessageWithoutAccess } from './help'

export interface HelpPorts {
  store: { coaches: Pick<CoachStore & HoldStore, 'findCoach' | 'findAccount' | 'findHold'>; help: HelpStore }
  helpDesk: HelpDesk
}

/** Emails support and a copy to the coach. The decision is kept only if support’s was accepted. */
export async function askForHelp(
  { store, helpDesk, provider }: HelpPorts & { provider: Provider },
  coachId: CoachId,
  { id, text, language }: HelpRequest,
): Promise<Exclude<HelpAnswer, { kind: 'too-soon' }>> {
  const [coach, account, hold, platform, isOpen] = await Promise.all([
    store.coaches.findCoach(coachId),
    store.coaches.findAccount(coachId),
    store.coaches.findHold(coachId),
    getPlatform(provider),
    helpDesk.isOpen(),
  ])
  if (coach === null) throw new Error(`no coach ${coachId}`)
  if (!isOpen) return { kind: 'not-sent' }
  const state = stateOf(account, platform)
  const accountId = account?.accountId ?? null
  const country = account?.snapshot.country ?? null
  const by = { kind: 'coach', id: coachId } as const
  const kind = await store.help.askOnce({ kind: 'help-asked', coachId, accountId, by, state, message: id }, () =>
    helpDesk.send({ id, text, language, coach, accountId, state, isHeld: hold !== null, country }),
  )
  return { kind }
}

/** The same for a person without access, of whom there are no decisions. */
export async function askWithoutAccess(
  { store, helpDesk }: { store: { help: HelpStore }; helpDesk: HelpDesk },
  userId: string,
  message: MessageWithoutAccess,
): Promise<Exclude<HelpAnswer, { kind: 'too-soon' }>> {
  if (!(await helpDesk.isOpen())) return { kind: 'not-sent' }
  const kind = await store.help.askOnceWithoutAccess(userId, message.id, () => helpDesk.sendWithoutAccess(message))
  return { kind }
}
