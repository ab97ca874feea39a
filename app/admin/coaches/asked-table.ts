import { forPages } from '@/lib/composition/for-pages'
import type { SearchParams } from '../../search-params'
import type { AdminWords } from '../admin-words'
import { type AskedTable, type Known, toTableFilter } from './table-filter'

/** The view that an address asks for, of the countries and requirements that we know. */
export function askedTable(params: SearchParams, words: AdminWords): AskedTable {
  return toTableFilter(params, knownTo(words))
}

export function knownTo({ isRequirement }: AdminWords): Known {
  const { countries, otherCountries } = forPages()
  return { isRequirement, isCountry: (code) => countries.includes(code) || otherCountries.includes(code) }
}
