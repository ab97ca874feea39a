import { createFormatter, createTranslator } from 'next-intl'
import type { Figure } from '../lib/payouts/health/figures'
import type { Finding } from '../lib/payouts/health/finding'
import type { SelfCheck } from '../lib/payouts/health/self-check'
import { region } from '../lib/words/speak'
import words from '../lib/words/staff.json'

/** All findings and figures, in the words of the health page. */
export function detailsOf({ findings, figures }: SelfCheck): string {
  return [...findings.map(finding), '', ...figures.map(figure)].join('\n')
}

/** The health page’s verdict in one sentence. */
export function verdictOf({ verdict }: SelfCheck): string {
  if (verdict.name === 'all-well') return t('all-well')
  if (verdict.severity === 'fine') return t(`finding.${verdict.name}`, verdict.values)
  return `${t(`severity.${verdict.severity}`)}: ${t(`finding.${verdict.name}`, verdict.values)}`
}

const t = createTranslator({ ...region, messages: words, namespace: 'admin.health' })
const format = createFormatter(region)

function finding({ name, severity, values }: Finding): string {
  const said = `${t(`severity.${severity}`).padEnd(14)}${t(`finding.${name}`, values)}`
  return severity === 'fine' ? said : `${said}\n${' '.repeat(14)}${t(`todo.${name}`)}`
}

function figure(each: Figure): string {
  return `${t(`figure.${each.name}`).padEnd(34)}${amountOf(each)}`
}

function amountOf(each: Figure): string {
  switch (each.kind) {
    case 'count':
      return t(each.isMore ? 'value.many' : 'value.count', { count: each.count })
    case 'part':
      return t('value.part', { done: each.done, of: each.of })
    case 'time':
      if (each.at === null) return t('value.never')
      return `${format.dateTime(each.at, { dateStyle: 'medium', timeStyle: 'short' })} (UTC)`
    default:
      return each satisfies never
  }
}
