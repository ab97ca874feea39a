import type { OwnAccount } from '@/lib/auth/own-account'
import type { AccountWords } from './words'

type OwnSession = OwnAccount['sessions'][number]
type Words = Pick<AccountWords, 't' | 'day' | 'isToday' | 'moment'>

export function toSessionText(session: OwnSession, { t, day, isToday, moment }: Words) {
  const { id, isThis, usedOn, begunAt, expires } = session
  const known = nameOf(session, t)
  return {
    id,
    isThis,
    name: known ?? t(isThis ? 'sessions.this' : 'sessions.other'),
    isNamed: known !== null,
    used: isThis ? null : t('sessions.used', { isToday: isToday(usedOn) ? 'yes' : 'no', day: day(usedOn) }),
    began: t('sessions.began', { when: moment(begunAt) }),
    ends: t('sessions.ends', { when: moment(expires) }),
  }
}

/** null: the browser did not say. */
function nameOf({ browser, system }: OwnSession, t: Words['t']): string | null {
  return browser !== null && system !== null ? t('sessions.on', { browser, system }) : (browser ?? system)
}
