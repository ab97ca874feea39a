import { z } from 'zod'
import { toAddress } from '@/lib/address'
import { referenceGrammar } from '@/lib/payouts/vocabulary/reference'
import { longestName, toLine } from '@/lib/payouts/vocabulary/text'

type Field = 'email' | 'name' | 'reference'

interface NewCoach {
  /** null when a field is wrong. */
  coach: z.infer<typeof grammar> | null
  wrong: Field[]
  /** As typed, to fill the form again. */
  values: Record<Field, string>
}

/** An admin's input, checked field by field. An empty optional field is null. */
export function toNewCoach(form: FormData): NewCoach {
  const values = { email: typed(form, 'email'), name: typed(form, 'name'), reference: typed(form, 'reference') }
  const result = grammar.safeParse(values)
  if (result.success) return { coach: result.data, wrong: [], values }
  return {
    coach: null,
    wrong: fields.filter((field) => result.error.issues.some(({ path }) => path[0] === field)),
    values,
  }
}

const fields: Field[] = ['email', 'name', 'reference']

const orNull = (text: string) => (text === '' ? null : text)

const grammar = z.object({
  email: z.string().transform((typed, context) => {
    const address = toAddress(typed)
    if (address === null) context.addIssue({ code: 'custom', message: 'not an address' })
    return address ?? ''
  }),
  name: z.string().transform((typed, context) => {
    if (typed.trim() === '') return null
    const name = toLine(typed, longestName)
    if (name === null) context.addIssue({ code: 'custom', message: 'not a name' })
    return name
  }),
  reference: z.string().trim().transform(orNull).pipe(z.string().regex(referenceGrammar).nullable()),
})

function typed(form: FormData, field: Field): string {
  const value = form.get(field)
  return typeof value === 'string' ? value.slice(0, 300) : ''
}
