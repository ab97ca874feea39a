export const openRefusals = ['country-unsupported', 'country-out-of-reach', 'platform-not-ready', 'other'] as const

export type OpenRefusal = (typeof openRefusals)[number]

export const linkRefusals = ['rejected', 'no-access', 'not-submitted', 'platform-not-ready', 'other'] as const

export type LinkRefusal = (typeof linkRefusals)[number]
