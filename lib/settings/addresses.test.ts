import { expect, test } from 'vitest'
import { complainOfDatabase, databaseHost, isDatabaseEncrypted } from './database-url'
import { isPrivate, isThisMachine } from './network-hosts'
import { complainOfMailServer, isMailEncrypted, mailHost } from './smtp-url'

test.each([
  'postgresql://greenlight@127.0.0.1/greenlight',
  'postgres://user:pass%23word@db.example.com:5432/greenlight?sslmode=verify-full',
  'postgresql://user:p@ss@db.example.com/greenlight',
  'postgresql://user@[::1]:5432/greenlight',
  'postgresql:///greenlight?host=/var/run/postgresql',
  'postgresql://user@%2Fvar%2Frun%2Fpostgresql/greenlight',
])('accepts a good database address: %s', (address) => {
  expect(complainOfDatabase(address)).toBeNull()
})

test.each([
  ['postgresql://user:pass#word@db.example.com/greenlight', /%23/],
  ['postgresql://user:pass?word@db.example.com/greenlight', /%3F/],
  ['postgresql://user:12/34@db.example.com/greenlight', /%2F/],
  ['postgresql://user:12%34%@db.example.com/greenlight', /%25/],
  ['postgresql://user:pass word@db.example.com/greenlight', /%20/],
  ['postgresql://user@one.example.com,two.example.com/greenlight', /several hosts/],
  ['postgresql://user@one:5432,two:5432/greenlight', /several hosts/],
  ['postgresql://user@/greenlight?host=one,two', /several hosts/],
  ['postgresql://user@db.example.com', /no database/],
  ['postgresql://user@db.example.com/', /no database/],
  ['postgresql://user@db.example.com/?sslmode=require', /no database/],
  ['postgresql://db.example.com:5432/green/light', /%2F/],
  ['postgresql:///greenlight', /no host/],
  ['postgresql://user@/greenlight', /no host/],
  ['postgresql://user@db.example.com:54321x/greenlight', /port: .* from 1 to 65535/],
  ['postgresql://user@db.example.com:99999/greenlight', /port: .* from 1 to 65535/],
  ['postgresql://user@db.example.com:0/greenlight', /port: .* from 1 to 65535/],
  ['postgresql://user@db.example.com/greenlight?port=x', /port/],
  ['postgresql://user@db.example.com/greenlight?sslmode=on', /sslmode/],
  ['postgresql://user@db.example.com/greenlight?schema=pay', /schema/],
  ['postgresql://user@db.example.com/greenlight?ssl=TRUE', /write sslmode/],
  ['postgresql://user@db.example.com/greenlight?ssl=yes', /write sslmode/],
  ['postgresql://user@db.example.com/greenlight?sslmode=require&sslmode=disable', /sslmode twice/],
  ['postgresql://user@localhost/greenlight?host=localhost&host=db.example.com', /host twice/],
  ['mysql://user@db.example.com/greenlight', /must start with postgresql/],
])('refuses an ambiguous database address: %s', (address, why) => {
  expect(complainOfDatabase(address)).toMatch(why)
})

test.each([
  'smtp://127.0.0.1:1025',
  'smtps://user:p%40ss@mail.example.com',
  'smtp://user:pass@mail.example.com:587?requireTLS=true',
  'smtp://[::1]:25',
  'smtp://mail_relay',
])('accepts a good mail server: %s', (address) => {
  expect(complainOfMailServer(address)).toBeNull()
})

test.each([
  ['smtp://', /no host/],
  ['smtp://:25', /no host/],
  ['smtps://user:pass@', /no host/],
  ['smtp://?requireTLS=true', /no host/],
  ['smtp://mail.example.com:smtp', /port/],
  ['smtp://mail.example.com:0', /port/],
  ['smtp://mail.example.com:70000', /port/],
  ['smtp://user:pa#ss@mail.example.com', /%23/],
  ['smtp://user:pa/ss@mail.example.com', /%2F/],
  ['smtp://mail.example.com/inbox', /path/],
  ['smtp://one.example.com,two.example.com', /invalid host/],
  ['smtp://mail..example.com!', /invalid host/],
  ['smtps://mail.example.com?secure=false', /has secure after/],
  ['smtp://localhost?host=mail.example.com', /has host after/],
  ['smtp://mail.example.com?requireTLS=TRUE', /neither true nor false/],
  ['smtp://mail.example.com?requireTLS=yes', /neither true nor false/],
  ['smtp://mail.example.com?requireTLS=true&requireTLS=false', /requireTLS twice/],
  ['smtps://mail.example.com?tls.rejectUnauthorized=0', /neither true nor false/],
  ['http://mail.example.com', /must start with smtp/],
])('refuses an invalid mail server: %s', (address, why) => {
  expect(complainOfMailServer(address)).toMatch(why)
})

test('detects what is encrypted on its way, and where it goes', () => {
  expect(isDatabaseEncrypted('postgresql://db.example.com/a')).toBe(false)
  expect(isDatabaseEncrypted('postgresql://db.example.com/a?sslmode=disable')).toBe(false)
  expect(isDatabaseEncrypted('postgresql://db.example.com/a?sslmode=require')).toBe(true)
  expect(isMailEncrypted('smtp://mail.example.com:587')).toBe(false)
  expect(isMailEncrypted('smtp://mail.example.com:587?requireTLS=true')).toBe(true)
  expect(databaseHost('postgresql://u:p@[::1]:5432/a')).toBe('::1')
  expect(databaseHost('postgresql://u@%2Frun%2Fpg/a')).toBe('/run/pg')
  expect(mailHost('smtps://u:p@mail.example.com:465')).toBe('mail.example.com')
  expect(['localhost', '127.8.8.8', '::1', '/run/pg', 'db', '8.8.8.8'].filter(isThisMachine)).toHaveLength(4)
  expect(['db', '10.1.2.3', '172.16.0.1', 'fd00::1', 'db.internal', 'a.b.svc'].filter(isPrivate)).toHaveLength(6)
  expect(['db.example.com', '8.8.8.8', '172.32.0.1', '2001:db8::1'].filter(isPrivate)).toEqual([])
})
