import type { Fact } from '@/components/admin/fact-list'
import type { CopyWords } from '@/components/ui/copy-text'
import { forPages } from '@/lib/composition/for-pages'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { AdminWords } from '../../admin-words'

/** What staff copy into another program. */
export function contactFacts({ id, email, reference }: Coach, words: AdminWords): Fact[] {
  const { t } = words
  const fact = (name: string, code: string, text?: string): Fact => ({ name, code, text, copy: copyWords(name, words) })
  return [
    fact(t('coach.address'), email),
    ...(reference === null ? [] : [fact(t('coach.reference-name'), reference)]),
    fact(t('coach.id'), id),
    fact(t('coach.sign-in-link'), forPages().signInLink(email), t('coach.sign-in-link-what')),
  ]
}

export function copyWords(what: string, { t }: AdminWords): CopyWords {
  return { button: t('coach.copy'), label: t('coach.copy-what', { what }), done: t('coach.copied') }
}

/** Opens the reader's mail program with address and subject. */
export function writeTo({ email }: Pick<Coach, 'email'>, { t }: AdminWords): string {
  const subject = t('coach.subject', { brand: forPages().brand.name })
  return `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}`
}
