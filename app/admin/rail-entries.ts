/** The staff's pages, in the order of the rail. A phone shows the first ones and keeps the others behind "More". */
export const railEntries = [
  { href: '/admin', word: 'home', icon: 'home', isFirst: true },
  { href: '/admin/coaches', word: 'coaches', icon: 'coaches', isFirst: true },
  { href: '/admin/payments', word: 'payments', icon: 'payments', isFirst: true },
  { href: '/admin/search', word: 'search', icon: 'search', isFirst: true },
  { href: '/admin/reports', word: 'reports', icon: 'reports', isFirst: false },
  { href: '/admin/audit', word: 'audit', icon: 'audit', isFirst: false },
  { href: '/admin/keys', word: 'keys', icon: 'keys', isFirst: false },
  { href: '/admin/health', word: 'health', icon: 'health', isFirst: false },
  { href: '/admin/settings', word: 'settings', icon: 'settings', isFirst: false },
] as const
