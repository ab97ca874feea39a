import type { WelcomeText } from '@/components/payouts/set-up/welcome'
import type { CoachWords } from '@/lib/words/coach-words'

const steps = ['country', 'form', 'paid'] as const
const needed = ['photo-id', 'tax-number', 'bank-account'] as const

export function toWelcome({ t }: CoachWords): WelcomeText {
  return {
    steps: {
      title: t('welcome.steps.title'),
      list: steps.map((step) => ({ title: t(`welcome.steps.${step}.title`), text: t(`welcome.steps.${step}.text`) })),
    },
    prepare: {
      title: t('welcome.prepare.title'),
      list: needed.map((icon) => ({
        icon,
        title: t(`welcome.prepare.${icon}.title`),
        text: t(`welcome.prepare.${icon}.text`),
      })),
    },
  }
}
