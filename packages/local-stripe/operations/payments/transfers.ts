import { operation } from '../../api/operation'
import { listOf, nestedListOf, nestedRetrieverOf, retrieverOf } from './lists'
import { manualTransferOperations } from './manual-transfers'

export const transferOperations = [
  ...manualTransferOperations,
  operation(
    'GET',
    '/v1/transfers',
    listOf('transfer', '/v1/transfers', { destination: ['destination'], transfer_group: ['transfer_group'] }),
  ),
  operation('GET', '/v1/transfers/{transfer}', retrieverOf('transfer')),
  operation(
    'GET',
    '/v1/transfers/{id}/reversals',
    nestedListOf('transfer', 'transfer_reversal', 'transfer', (id) => `/v1/transfers/${id}/reversals`),
  ),
  operation('GET', '/v1/transfers/{transfer}/reversals/{id}', nestedRetrieverOf('transfer_reversal', 'transfer')),
  operation(
    'GET',
    '/v1/application_fees',
    listOf('application_fee', '/v1/application_fees', { charge: ['charge', 'originating_transaction'] }),
  ),
  operation('GET', '/v1/application_fees/{id}', retrieverOf('application_fee')),
  operation(
    'GET',
    '/v1/application_fees/{id}/refunds',
    nestedListOf('application_fee', 'fee_refund', 'fee', (id) => `/v1/application_fees/${id}/refunds`),
  ),
  operation('GET', '/v1/application_fees/{fee}/refunds/{id}', nestedRetrieverOf('fee_refund', 'fee')),
]
