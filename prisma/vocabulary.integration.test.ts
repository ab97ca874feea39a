import { expect } from 'vitest'
import { finalStates } from '../lib/payouts/vocabulary/accounts/state'
import {
  alertingDecisionKinds,
  alertKinds,
  alertMessageKinds,
  alertOutcomes,
  alertTimings,
} from '../lib/payouts/vocabulary/alert'
import { batchOutcomes, batchVerbs } from '../lib/payouts/vocabulary/batch'
import { changeKinds, refusedSetUpKinds, timelineKinds } from '../lib/payouts/vocabulary/decision-kind'
import { emailKinds, emailOutcomes } from '../lib/payouts/vocabulary/email-kind'
import { exclusions, unlistedExclusions } from '../lib/payouts/vocabulary/exclusion'
import { keyScopes } from '../lib/payouts/vocabulary/key-scope'
import { chosenHoldReasons, holdReasons } from '../lib/payouts/vocabulary/payments/hold-reason'
import { statesToAnswer } from '../lib/payouts/vocabulary/payments/movement'
import { payoutFailures } from '../lib/payouts/vocabulary/payouts/payout-failure'
import { payoutLineKinds } from '../lib/payouts/vocabulary/payouts/payout-line-kind'
import { payoutStates } from '../lib/payouts/vocabulary/payouts/payout-state'
import { providerLists } from '../lib/payouts/vocabulary/provider-list'
import { reportingKinds, workTabs } from '../lib/payouts/vocabulary/work-queue'
import type { TestDatabase } from './test-database'
import { databaseTest } from './testing/database-test'

const test = databaseTest()

/** Each list that the database checks, by its name there. */
const inDatabase: Record<string, readonly string[]> = {
  api_key_scopes: keyScopes,
  alert_kinds: alertKinds,
  alert_group_kinds: alertKinds,
  alert_choice_kinds: alertKinds,
  alert_choice_timings: alertTimings,
  alert_message_kinds: alertMessageKinds,
  alert_message_outcomes: alertOutcomes,
  batch_verbs: batchVerbs,
  batch_hold_reasons: chosenHoldReasons,
  batch_item_outcomes: batchOutcomes,
  decision_raises_alert: alertingDecisionKinds,
  dispute_raises_alert: statesToAnswer,
  hold_reasons: holdReasons,
  coach_edit_fields: ['name', 'reference'],
  coach_excluded: unlistedExclusions,
  coach_exclusions: exclusions,
  coach_work_tabs: workTabs,
  email_is_queued: reportingKinds,
  email_kinds: emailKinds,
  email_outcomes: emailOutcomes,
  payout_states: payoutStates,
  payout_failures: payoutFailures,
  payout_line_kinds: payoutLineKinds,
  due_at: finalStates,
  reconciliation_list: providerLists,
  decision_is_told: changeKinds,
  decision_of_account: timelineKinds,
  decision_of_decider: ['admin', 'service'],
  decision_refused_set_up: refusedSetUpKinds,
}

test('matches each list in checks, triggers, indexes and generated columns', async ({ database }) => {
  const found = await readLists(database)
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(inDatabase).toSorted())
  for (const [name, words] of Object.entries(inDatabase)) expect(found[name], name).toEqual([...words].toSorted())
})

test('the database has no type of its own for a list of words', async ({ database }) => {
  const { rows } = await database.pool.query(`
    SELECT typname FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
    WHERE typtype = 'e' AND nspname = 'public'`)
  expect(rows).toEqual([])
})

async function readLists(database: TestDatabase): Promise<Record<string, string[]>> {
  const { rows } = await database.pool.query<{ name: string; definition: string }>(`
    SELECT conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition
    FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
    WHERE contype = 'c' AND nspname = 'public'
    UNION ALL
    SELECT tgname, pg_get_triggerdef(pg_trigger.oid)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE NOT tgisinternal AND nspname = 'public'
    UNION ALL
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT attname, pg_get_expr(adbin, adrelid)
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
      JOIN pg_class ON pg_class.oid = adrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public'`)
  const lists = rows
    .map(({ name, definition }): [string, string[]] => [name, listsIn(definition)])
    .filter(([, words]) => words.length > 0)
  return Object.fromEntries(lists)
}

function listsIn(definition: string): string[] {
  const lists = [...definition.matchAll(/ARRAY\[([^\]]*)\]/g)].map(([, list = '']) => list)
  return lists.flatMap((list) => [...list.matchAll(/'([a-z][a-z-]*)'/g)].map(([, word = '']) => word)).toSorted()
}
