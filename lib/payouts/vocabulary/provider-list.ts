/** The provider's lists that reconciliation compares. */
export const providerLists = ['accounts', 'payments', 'refunds', 'disputes'] as const

export type ProviderList = (typeof providerLists)[number]
