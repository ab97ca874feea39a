import { Field } from '@/components/ui/field'

export function CodeFields({ words }: { words: { codeIntro: string; email: string; code: string } }) {
  return (
    <>
      <p>{words.codeIntro}</p>
      <Field name="email" type="email" label={words.email} autoComplete="email" required />
      <Field name="token" label={words.code} autoComplete="one-time-code" spellCheck={false} maxLength={100} required />
    </>
  )
}
