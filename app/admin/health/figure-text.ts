import type { FigureText } from '@/components/admin/figure-list'
import type { Figure } from '@/lib/payouts/health/figures'
import type { AdminWords } from '../admin-words'

export function toFigureText(figure: Figure, words: AdminWords): FigureText {
  return { name: words.t(`health.figure.${figure.name}`), value: valueIn(figure, words) }
}

function valueIn(figure: Figure, { t, moment }: AdminWords): FigureText['value'] {
  switch (figure.kind) {
    case 'count':
      return t(figure.isMore ? 'health.value.many' : 'health.value.count', { count: figure.count })
    case 'part':
      return t('health.value.part', { done: figure.done, of: figure.of })
    case 'time':
      return figure.at === null ? t('health.value.never') : moment(figure.at)
    default:
      return figure satisfies never
  }
}
