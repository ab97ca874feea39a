import { operation } from '../api/operation'
import { listOf, retrieverOf } from './money-lists'

/** Transfers and fees are made by destination charges. */
export const transferOperations = [
  operation(
    'GET',
    '/v1/transfers',
    listOf('transfer', '/v1/transfers', { destination: ['destination'], transfer_group: ['transfer_group'] }),
  ),
  operation('GET', '/v1/transfers/{transfer}', retrieverOf('transfer')),
  operation(
    'GET',
    '/v1/application_fees',
    listOf('application_fee', '/v1/application_fees', { charge: ['charge', 'originating_transaction'] }),
  ),
  operation('GET', '/v1/application_fees/{id}', retrieverOf('application_fee')),
]
