import type { ComponentProps } from 'react'
import type { MoneyStrips } from '@/components/admin/home/money-strips'
import type { MoneyOfCurrency } from '@/lib/payouts/home/money'
import { type MoneyKind, moneyKinds } from '@/lib/payouts/vocabulary/home'
import type { AdminWords } from '../admin-words'
import { reportHref } from '../reports/chosen-period'
import { coachesHref } from './coaches-href'
import type { PictureOf } from './picture-of'

const tones = { paid: 'ink', refunded: 'grey', disputed: 'red', refused: 'amber' } as const

export function moneyPicture(
  { currency, total, days }: MoneyOfCurrency,
  { t, money, day, shortDay }: AdminWords,
): PictureOf<ComponentProps<typeof MoneyStrips>> {
  const say = (amount: number) => money(amount, currency)
  return {
    chart: {
      strips: moneyKinds.map((kind) => ({
        kind,
        word: t(`home.money.${kind}`),
        total: say(total[kind]),
        label: t('home.money.label', { kind: t(`home.money.${kind}`), sum: say(total[kind]) }),
        columns: days.map(({ day: each, sums }) => ({
          id: each,
          value: sums?.[kind] ?? null,
          label:
            sums === null
              ? t('home.not-counted', { when: day(new Date(each)) })
              : t('home.money.bar', { day: day(new Date(each)), kind: t(`home.money.${kind}`), sum: say(sums[kind]) }),
          href: hrefOf(each, kind),
        })),
        tone: tones[kind],
      })),
      axis: { from: shortDay(new Date(days[0]?.day ?? 0), 'UTC'), until: t('home.today') },
    },
    table: {
      columns: [t('home.column.day'), ...moneyKinds.map((kind) => t(`home.money.${kind}`))],
      rows: days
        .filter(({ sums }) => sums === null || moneyKinds.some((kind) => sums[kind] > 0))
        .toReversed()
        .map(({ day: each, sums }) => ({
          id: each,
          head: day(new Date(each)),
          href: reportHref({ from: each, to: each }),
          cells: moneyKinds.map((kind) => (sums === null ? t('home.none') : say(sums[kind]))),
        })),
    },
  }
}

/** A report of that day. What the gate refused moved nothing, so the work queue has it: by the last thirty days. */
function hrefOf(day: string, kind: MoneyKind): string {
  return kind === 'refused' ? coachesHref({ sort: 'refused' }) : reportHref({ from: day, to: day })
}
