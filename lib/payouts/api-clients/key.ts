import type { DecidedBy } from '../decisions/decision'
import type { AdminId } from '../vocabulary/ids'
import type { KeyScope } from '../vocabulary/key-scope'

export interface ApiKey {
  id: string
  name: string
  /** The secret's last four characters. */
  hint: string
  scopes: KeyScope[]
  /** Null when the person is gone. A key outlives its maker's role. */
  madeBy: { id: AdminId; email: string | null; isAdmin: boolean }
  madeAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export interface KeyList {
  keys: ApiKey[]
  next: string | null
}

export interface KeyStore {
  keys(cursor: string | null): Promise<KeyList>
  /** The secret is shown once and never stored. */
  makeKey(key: { name: string; scopes: KeyScope[] }, adminId: AdminId): Promise<{ id: string; secret: string }>
  /** With an id from the form: sent twice, it makes one key. */
  makeKeyOnce(
    id: string,
    key: { name: string; scopes: KeyScope[] },
    adminId: AdminId,
  ): Promise<{ secret: string } | { existing: ApiKey }>
  /** False when it was revoked or never existed. */
  revokeKey(id: string, adminId: AdminId): Promise<boolean>
  keysMadeBy(email: string): Promise<ApiKey[]>
  revokeKeysMadeBy(email: string, by: DecidedBy): Promise<number>
  /** null for an unknown or revoked key. Records its use once a minute. */
  findKey(secret: string): Promise<Pick<ApiKey, 'id' | 'scopes'> | null>
  /**
   * Stores for a day which request an Idempotency-Key belongs to. Returns whether the key belongs to another request
   * and, if known, that request's payment.
   * @param name the Idempotency-Key
   * @param request everything that distinguishes it; only a hash is stored
   */
  keepRequest(
    keyId: string,
    name: string,
    request: { told: string; reference: string },
  ): Promise<{ isOther: false } | { isOther: true; reference: string | null }>
}
