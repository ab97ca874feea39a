import type { PoolClient } from 'pg'

export type Queries = Pick<PoolClient, 'query'>
