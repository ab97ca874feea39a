import { type Field, shaped, text } from './field'

/**
 * The questions of a postal address, with each country's own names.
 * @param owner the fields before `.address`, such as `person`
 */
export function addressFields(owner: string, group: string, country: string): Field[] {
  const auto = (name: string) => (owner === 'person' ? { group, autocomplete: name } : { group })
  const zip = country === 'US' ? shaped(/^\d{5}(-\d{4})?$/, 'Enter a ZIP code of 5 digits.') : {}
  return [
    text(`${owner}.address.line1`, 'Street address', {
      ...auto('address-line1'),
      maxLength: 200,
      hint: 'In tests: address_full_match passes, address_no_match and address_line1_no_match fail.',
    }),
    text(`${owner}.address.city`, country === 'AU' ? 'Suburb' : 'City', { ...auto('address-level2'), maxLength: 100 }),
    text(`${owner}.address.state`, stateNames[country] ?? 'State or region', auto('address-level1')),
    text(`${owner}.address.postal_code`, postalCodeNames[country] ?? 'Postal code', { ...auto('postal-code'), ...zip }),
  ]
}

const stateNames: Record<string, string> = {
  AU: 'State or territory',
  CA: 'Province or territory',
  GB: 'County',
  JP: 'Prefecture',
  US: 'State',
}

const postalCodeNames: Record<string, string> = { AU: 'Postcode', GB: 'Postcode', IE: 'Eircode', US: 'ZIP code' }
