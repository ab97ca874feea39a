import { seedCoaches } from '../../../prisma/seed-coaches'

/** One screen; a file may have several. */
export interface Screen {
  name: string
  /** The file that renders it. */
  file: string
  /** The page title before the product's; `{lesson}` is replaced by a payment's reference. */
  title: string
  /** The viewer's email address; null when signed out. */
  person: string | null
  /** Its path; `{coach}` is replaced by the id of the coach with requirements, `{lesson}` as in the title, `{batch}`. */
  path: string
  /** True when the shown or viewing coach is on hold; false by default. */
  isHeld?: boolean
  /** The viewer requested a sign-in email before. */
  asksFirst?: boolean
  /** 200 by default. */
  status?: number
}

export const admin = 'admin@demo.example'
export const stranger = 'stranger@demo.example'
/** The coach of the detail page. */
export const shownCoach = { name: 'Nadia Haddad', email: 'nadia@demo.example' }

const entrance: Screen[] = [
  { name: 'Landing', file: 'app/page.tsx', title: 'Payouts for coaches', person: null, path: '/' },
  { name: 'Sign-in', file: 'app/sign-in/page.tsx', title: 'Sign in', person: null, path: '/sign-in' },
  {
    name: 'Sign-in after a link that is used up',
    file: 'app/sign-in/page.tsx',
    title: 'Sign in',
    person: null,
    path: '/sign-in?said=link',
  },
  {
    name: 'The word that a mail is on its way',
    file: 'app/sign-in/sent/page.tsx',
    title: 'Check your email',
    person: null,
    path: '/sign-in/sent',
    asksFirst: true,
  },
  {
    name: 'The page behind the mailed link',
    file: 'app/sign-in/confirm/page.tsx',
    title: 'Confirm it’s you',
    person: null,
    path: '/sign-in/confirm#token=00000000000000000000&email=ana%40demo.example',
  },
  {
    name: 'No access',
    file: 'app/no-access/page.tsx',
    title: 'You don’t have access yet',
    person: stranger,
    path: '/no-access',
  },
  {
    name: 'Reminders',
    file: 'app/reminders/[token]/page.tsx',
    title: 'Reminder emails',
    person: null,
    path: '/reminders/{reminders}',
  },
  {
    name: 'Reminders behind a broken link',
    file: 'app/reminders/[token]/page.tsx',
    title: 'Reminder emails',
    person: null,
    path: '/reminders/broken',
    status: 404,
  },
  {
    name: 'A new address behind a broken link',
    file: 'app/confirm-email/[token]/page.tsx',
    title: 'New email address',
    person: null,
    path: '/confirm-email/broken',
    status: 404,
  },
  {
    name: 'No such page',
    file: 'app/not-found.tsx',
    title: 'Page not found',
    person: null,
    path: '/nowhere',
    status: 404,
  },
]

const states: Screen[] = seedCoaches.map(({ state, email }) => ({
  name: `Status ${state}`,
  file: 'app/payouts/page.tsx',
  title: 'Your payouts',
  person: email,
  path: '/payouts',
}))

const held: Screen = {
  name: 'Status of a coach whom we hold',
  file: 'app/payouts/page.tsx',
  title: 'Your payouts',
  person: shownCoach.email,
  path: '/payouts',
  isHeld: true,
}

const account: Screen = {
  name: 'One’s own account',
  file: 'app/account/page.tsx',
  title: 'Account settings',
  person: shownCoach.email,
  path: '/account',
}

const ownPayments: Screen[] = [
  {
    name: 'Payments of one’s own',
    file: 'app/payouts/payments/page.tsx',
    title: 'Your payments',
    person: 'ana@demo.example',
    path: '/payouts/payments',
  },
  {
    name: 'No payments yet',
    file: 'app/payouts/payments/page.tsx',
    title: 'Your payments',
    person: shownCoach.email,
    path: '/payouts/payments',
  },
]

const payoutMonths: Screen[] = [
  {
    name: 'All payouts, when there are none',
    file: 'app/payouts/money/page.tsx',
    title: 'All payouts',
    person: shownCoach.email,
    path: '/payouts/money',
  },
  {
    name: 'A statement of a year without payouts',
    file: 'app/payouts/money/statement/[year]/page.tsx',
    title: 'Payout statement 2025',
    person: shownCoach.email,
    path: '/payouts/money/statement/2025',
  },
]

const help: Screen = {
  name: 'The form that reaches support',
  file: 'app/payouts/help/page.tsx',
  title: 'Get help',
  person: shownCoach.email,
  path: '/payouts/help',
}

const administration: Screen[] = [
  { name: 'Home', file: 'app/admin/page.tsx', title: 'Home', person: admin, path: '/admin' },
  { name: 'The coaches', file: 'app/admin/coaches/page.tsx', title: 'Coaches', person: admin, path: '/admin/coaches' },
  {
    name: 'A search that finds nobody',
    file: 'app/admin/coaches/page.tsx',
    title: 'Coaches',
    person: admin,
    path: '/admin/coaches?search=nobody',
  },
  {
    name: 'The search over everything',
    file: 'app/admin/search/page.tsx',
    title: 'Search',
    person: admin,
    path: '/admin/search?q=ana',
  },
  {
    name: 'Adding a coach',
    file: 'app/admin/coaches/add/page.tsx',
    title: 'Add a coach',
    person: admin,
    path: '/admin/coaches/add',
  },
  {
    name: 'Inviting many coaches',
    file: 'app/admin/coaches/invite/page.tsx',
    title: 'Invite coaches',
    person: admin,
    path: '/admin/coaches/invite',
  },
  {
    name: 'One coach',
    file: 'app/admin/coaches/[id]/page.tsx',
    title: shownCoach.name,
    person: admin,
    path: '/admin/coaches/{coach}',
  },
  {
    name: 'One coach whom we hold',
    file: 'app/admin/coaches/[id]/page.tsx',
    title: shownCoach.name,
    person: admin,
    path: '/admin/coaches/{coach}',
    isHeld: true,
  },
  {
    name: 'Editing or removing a coach',
    file: 'app/admin/coaches/[id]/manage/page.tsx',
    title: `Edit or remove ${shownCoach.name}`,
    person: admin,
    path: '/admin/coaches/{coach}/manage',
  },
  {
    name: 'Removed coaches',
    file: 'app/admin/coaches/removed/page.tsx',
    title: 'Removed coaches',
    person: admin,
    path: '/admin/coaches/removed',
  },
  {
    name: 'No such coach',
    file: 'app/admin/coaches/[id]/not-found.tsx',
    title: 'Coach not found',
    person: admin,
    path: '/admin/coaches/nobody',
    status: 404,
  },
  {
    name: 'The payments',
    file: 'app/admin/payments/page.tsx',
    title: 'Payments',
    person: admin,
    path: '/admin/payments',
  },
  {
    name: 'A search that finds no payment',
    file: 'app/admin/payments/page.tsx',
    title: 'Payments',
    person: admin,
    path: '/admin/payments?state=refunded&search=nobody',
  },
  {
    name: 'The payments of one coach',
    file: 'app/admin/payments/page.tsx',
    title: 'Payments',
    person: admin,
    path: '/admin/payments?coach={coach}',
  },
  paymentPage('that was refunded in part, so that more can be', 'lesson-102'),
  paymentPage('that is disputed', 'lesson-103'),
  paymentPage('that waits for the client', 'lesson-104'),
  paymentPage('of which nothing is left to give back', 'lesson-105'),
  {
    name: 'How much of a payment is to be refunded',
    file: 'app/admin/payments/[reference]/refund/page.tsx',
    title: 'Refund',
    person: admin,
    path: '/admin/payments/{lesson-102}/refund',
  },
  {
    name: 'What a refund will move',
    file: 'app/admin/payments/[reference]/refund/page.tsx',
    title: 'Refund',
    person: admin,
    path: '/admin/payments/{lesson-102}/refund?id=0b94c2a6-9a3c-4d0a-9a69-6f1f7a3f6d0e&amount=1.00&takesBack=yes',
  },
  paymentPage('that Stripe declined', 'declined'),
  {
    name: 'No such payment',
    file: 'app/admin/payments/[reference]/not-found.tsx',
    title: 'Payment not found',
    person: admin,
    path: '/admin/payments/nowhere',
    status: 404,
  },
  {
    name: 'The report of this month',
    file: 'app/admin/reports/page.tsx',
    title: 'Report',
    person: admin,
    path: '/admin/reports',
  },
  {
    name: 'A report whose days are turned round',
    file: 'app/admin/reports/page.tsx',
    title: 'Report',
    person: admin,
    path: '/admin/reports?from=2026-11-30&to=2026-11-01',
  },
  { name: 'The batches', file: 'app/admin/batches/page.tsx', title: 'Batches', person: admin, path: '/admin/batches' },
  {
    name: 'A batch',
    file: 'app/admin/batches/[id]/page.tsx',
    title: 'Release one coach',
    person: admin,
    path: '/admin/batches/{batch}',
  },
  {
    name: 'No such batch',
    file: 'app/admin/batches/[id]/not-found.tsx',
    title: 'Batch not found',
    person: admin,
    path: '/admin/batches/nowhere',
    status: 404,
  },
  { name: 'The keys', file: 'app/admin/keys/page.tsx', title: 'API keys', person: admin, path: '/admin/keys' },
  {
    name: 'The settings of staff',
    file: 'app/admin/settings/page.tsx',
    title: 'Settings',
    person: admin,
    path: '/admin/settings',
  },
  { name: 'The audit', file: 'app/admin/audit/page.tsx', title: 'Audit', person: admin, path: '/admin/audit' },
  {
    name: 'An audit with made-up filters',
    file: 'app/admin/audit/page.tsx',
    title: 'Audit',
    person: admin,
    path: '/admin/audit?kind=nothing&coach=nobody&from=2026-02-30',
  },
  { name: 'Health', file: 'app/admin/health/page.tsx', title: 'Health', person: admin, path: '/admin/health' },
]

/** Every screen reachable by its address. */
export const screens: Screen[] = [
  ...entrance,
  ...states,
  held,
  ...ownPayments,
  ...payoutMonths,
  help,
  account,
  ...administration,
]

/** A demo payment's full history. */
function paymentPage(which: string, lesson: string): Screen {
  return {
    name: `One payment ${which}`,
    file: 'app/admin/payments/[reference]/page.tsx',
    title: `Payment {${lesson}}`,
    person: admin,
    path: `/admin/payments/{${lesson}}`,
  }
}
