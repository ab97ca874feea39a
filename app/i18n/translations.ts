import 'server-only'
import { getLocale, getMessages, getNow, getTimeZone } from 'next-intl/server'
import { createTongues, type Namespace, type Translator, type Voice, voiceOf } from '@/lib/words/tongues'

/** Some hundred kilobytes each, once many sentences were said. */
const tongueOf = createTongues(60)

/** Like next-intl’s, which would read each sentence’s grammar again for each request. */
export async function getTranslations<Name extends Namespace>(name: Name, locale?: string): Promise<Translator<Name>> {
  return (await findTongue(locale)).translator(name)
}

export async function getFormatter() {
  return (await findTongue()).format
}

/** For the reader of this request. */
export async function getVoice<Name extends Namespace>(name: Name): Promise<Voice<Name>> {
  const [tongue, now] = await Promise.all([findTongue(), getNow()])
  return voiceOf(tongue, name, now)
}

async function findTongue(named?: string) {
  const options = named === undefined ? undefined : { locale: named }
  const [locale, timeZone, messages] = await Promise.all([
    named ?? getLocale(),
    getTimeZone(options),
    getMessages(options),
  ])
  return tongueOf({ locale, timeZone }, messages)
}
