import type { ListedBar } from '@/components/admin/home/bar-list'
import type { Home } from '@/lib/payouts/home/home'
import type { Obstacle } from '@/lib/payouts/home/obstacles'
import { stateFacts } from '@/lib/payouts/vocabulary/accounts/state'
import type { AdminWords } from '../admin-words'
import { coachesHref } from './coaches-href'
import type { PictureOf } from './picture-of'

export function obstaclesPicture({ obstacles }: Pick<Home, 'obstacles'>, words: AdminWords): PictureOf<ListedBar[]> {
  const { t, number } = words
  const bars = obstacles.map(
    (obstacle): ListedBar => ({
      id: obstacle.kind === 'state' ? obstacle.state : `${obstacle.state} ${obstacle.word}`,
      label: sayObstacle(obstacle, words),
      count: number(obstacle.coaches),
      value: obstacle.coaches,
      notes: [],
      href: hrefOf(obstacle, words),
      tone: obstacle.state === 'held' ? 'red' : stateFacts[obstacle.state].tone,
    }),
  )
  return {
    chart: bars,
    table: {
      columns: [t('home.column.obstacle'), t('home.column.coaches')],
      rows: bars.map(({ id, label, count, href }) => ({ id, head: label, href, cells: [count] })),
    },
  }
}

function sayObstacle(obstacle: Obstacle, { t, label, isRequirement }: AdminWords): string {
  if (obstacle.kind === 'state')
    return obstacle.state === 'held' ? t('state.held') : t(`table.blocker.${obstacle.state}`)
  const { state, word } = obstacle
  const thing = isRequirement(word) ? label(word) : t('home.unknown-requirement')
  return state === 'in-review' ? t('table.checked-by-stripe', { thing }) : thing
}

/** A requirement that only another build has words for is no filter here. */
function hrefOf(obstacle: Obstacle, { isRequirement }: AdminWords): string {
  const { state } = obstacle
  return obstacle.kind === 'requirement' && isRequirement(obstacle.word)
    ? coachesHref({ state, requirement: obstacle.word })
    : coachesHref({ state })
}
