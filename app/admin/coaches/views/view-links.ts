import type { ViewsMenuProps } from '@/components/admin/coaches/views/views-menu'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { SavedView } from '@/lib/payouts/coaches/saved-views'
import { longestViewName } from '@/lib/payouts/vocabulary/saved-view'
import type { AdminWords } from '../../admin-words'
import { viewHref, viewOf } from '../table-filter'

/** A view is saved without its search, which can name a coach. */
export function savedQuery(filter: TableFilter): string {
  return viewOf({ ...filter, search: '' })
}

export function viewsMenu(views: SavedView[], filter: TableFilter, { t }: AdminWords): Omit<ViewsMenuProps, 'actions'> {
  const query = savedQuery(filter)
  return {
    query,
    views: views.map((view) => ({
      name: view.name,
      href: viewHref(view.query),
      isShown: view.query === query && filter.search === '',
      remove: t('views.remove', { name: view.name }),
    })),
    longest: longestViewName,
    text: {
      title: t('views.title'),
      list: t('views.list'),
      none: t('views.none'),
      name: t('views.name'),
      hint: t('views.hint'),
      button: t('views.button'),
      busy: t('views.busy'),
    },
  }
}
