import { forPages } from '@/lib/composition/for-pages'
import type { SearchParams } from '../../search-params'
import type { AdminWords } from '../admin-words'
import { type AskedTable, toTableFilter } from './table-filter'

/** The view that an address asks for, of the countries and requirements that we know. */
export function askedTable(params: SearchParams, { isRequirement }: AdminWords): AskedTable {
  const { countries, otherCountries } = forPages()
  const isCountry = (code: string) => countries.includes(code) || otherCountries.includes(code)
  return toTableFilter(params, { isCountry, isRequirement })
}
