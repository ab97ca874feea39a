import type { HealthPlaces } from '@/lib/payouts/health/lists'
import type { AdminWords } from '../coaches/admin-words'
import { placeHref } from './health-places'

export function listPager(list: keyof HealthPlaces, places: HealthPlaces, next: string | null, { t }: AdminWords) {
  return {
    label: t(`health.pages.${list}`),
    previous: { href: places[list] === null ? null : placeHref(places, list, null), text: t('health.pages.first') },
    next: { href: next === null ? null : placeHref(places, list, next), text: t('health.pages.next') },
  }
}
