import type { CoachWords } from '@/lib/words/coach-words'

/** Two links that write to us with the country already named: an email, and the form on our page. */
export function toCountryLinks(
  code: string,
  supportEmail: string,
  { t, country }: CoachWords,
): { href: string; text: string }[] {
  const named = { country: country(code) }
  const subject = encodeURIComponent(t('setUp.mailSubject', named))
  return [
    { href: `mailto:${supportEmail}?subject=${subject}`, text: t('setUp.mail', named) },
    { href: `/payouts/help?country=${code}`, text: t('setUp.help', named) },
  ]
}
