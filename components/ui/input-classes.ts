export const inputClasses =
  'block min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 py-2 text-ink aria-invalid:border-red'
