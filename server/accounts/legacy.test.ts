import { describe, expect, test } from 'vitest'
import type { PasswordAlgorithm } from '../../contract/accounts/password-algorithms.ts'
import { looksLikeHash, namedAlgorithm, readLegacy, recognised } from './rules/recognise.ts'
import { matchesLegacy } from './rules/verify-legacy.ts'

/**
 * Made by other programs: libxcrypt (bcrypt), OpenSSL (Argon2), Python's hashlib after the shops' sources (the rest).
 * The hash of "test" by phpass is published with wp_hash_password.
 */
const word = 'Grünkohl 42!'
const self: [name: string, algorithm: PasswordAlgorithm, hash: string, password?: string][] = [
  [
    'argon2i',
    'argon2',
    '$argon2i$v=19$m=4096,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$hlCHa5tMRviyJqWPTzOQvNhR+0IAv4Of2ZbAasFEsUA',
  ],
  [
    'argon2id',
    'argon2',
    '$argon2id$v=19$m=4096,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$PBaKBydwyomBtttGBvdBUeIpMnVMtOFLZWe9KuuXs+U',
  ],
  [
    'argon2 reference',
    'argon2',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    'password',
  ],
  ['bcrypt 2y', 'bcrypt', '$2y$10$abcdefghijklmnopqrstuuaxiRjASQQqmPdbuZcL6.REXGZVHzaGK'],
  ['bcrypt 2a', 'bcrypt', '$2a$10$ABCDEFGHIJKLMNOPQRSTUuAw/bYRL0YFhK8Jl1oG5CAfq1G/7NsH.'],
  ['bcrypt 2b', 'bcrypt', '$2b$04$zzzzzzzzzzzzzzzzzzzzzufan2yYcseVusKjnNRCdZ5k.lrofJNmq'],
  ['WordPress 6.8', 'wordpress', '$wp$2y$10$wordpresswordpresswor.5zY.j3kWR2wm9E94WXT/KCMkMDIMSYW'],
  [
    'WordPress 6.8, blanks around',
    'wordpress',
    '$wp$2y$10$wordpresswordpresswor.5zY.j3kWR2wm9E94WXT/KCMkMDIMSYW',
    ` ${word}\n`,
  ],
  ['WordPress before', 'phpass', '$P$B55D6LjfHDkINU5wF.v2BuuzO0/XPk/', 'test'],
  ['phpBB', 'phpass', '$H$9saltsaltyov1L9zjhg6quBVmb.HSW1'],
  ['Drupal 7', 'drupal', '$S$DsaltsaltaDWJxMl/7FzoV8zNCajytx/HN6.J0B6Xji5Sxcez.vL'],
  ['Magento 2 MD5', 'magento', 'd4b27a2ca59823387c6081f88b6426ac:Xy7:0'],
  ['Magento 2 SHA-256', 'magento', '348000c5b4a95b0a7b756f3d0c6f551e25a11a010e8ea40bc30ef788dd263a93:Xy7:1'],
  ['Magento 2 upgraded', 'magento', 'c3a92da149ea36840f2973b81a518edd3c7958f26264fd0f192b778e74e48a76:Xy7:0:1'],
  [
    'Magento 2 Argon2',
    'magento',
    'f9608f8099442774aa0cfb68aeca8617662311b5178e345ec11e768d4afa5c71:AbCdEfGhIjKlMnOp:2',
  ],
  [
    'Magento 2.4 agnostic',
    'magento',
    'f9608f8099442774aa0cfb68aeca8617662311b5178e345ec11e768d4afa5c71:AbCdEfGhIjKlMnOpAndMoreThanThat:3_32_2_67108864',
  ],
  [
    'Magento 2.4, short salt',
    'magento',
    'df53287b77bd3dbf87e73c09db8e36e77ccf8fe6e3637a37f153bf854c04ad53:Xy7:3_32_2_67108864',
  ],
  ['Magento 1', 'magento', '406004c1681adef18192f7addcf7c6e0:ab'],
  ['bare MD5', 'md5', '825FB4C257813A62E6ED6E4C614245B7'],
  ['bare SHA-1', 'sha1', 'e692ea41e9a1cab7555a520c2a9dc4f1eabba774'],
  ['bare SHA-256', 'sha256', 'f49146bdf17fd557bdb6337a237d40656ccf59f3204b2de64f7593ef61b67378'],
]
const beside: [algorithm: PasswordAlgorithm, hash: string, salt: string][] = [
  [
    'hybris-sha512-uid-salt',
    'e2ed6d6f0c823c39ddc14c6ce73c587eaeb54089275db06bfaeecd889b102d7ea65bbb8254b5bbd41b3e3522ea8606dc81fa89643bcac6f27a8cfc978107995e',
    'anna@example.com',
  ],
  [
    'hybris-sha512-uid-salt',
    'a0b2c7f722b22983166f15f27118e5f65fd4b6e1dd397a504a4d83763fbd23c2975467dcf78fde7a90c4397db813e4fc1e99fa4de8ccd46ff19db7f75e9add8b',
    'anna@example.com',
  ],
  [
    'hybris-sha512-uid-salt',
    'bec2bff3d6175ce001e9199a7634e04f3b95c08418991b933dcaff50bf3bdc696611f167abebd8ae3f78d2c0e638eb6a38be6edae3c4def30ec2872c86fca6dc',
    'own pepper::anna@example.com',
  ],
  ['opencart', 'c98c6d743404b1c82f2401dfd60d3e59db167f6f', 'k1LmN0pQr'],
  ['md5-salt-first', '62d6129c96d45dce4db5170154546671', 'S4lt'],
  ['md5-salt-last', 'cbe6c9ae5d56a8aaaf8ad0e69a69c3f6', 'S4lt'],
  ['sha1-salt-first', '0f1bb5bf8e7cb482de52752e0eebf44707642715', 'S4lt'],
  ['sha1-salt-last', '81a02e30e8b79a7fb6d72ff16e8943eb255926ca', 'S4lt'],
  ['sha256-salt-first', '519993dcfac4cc7dff4dc439163eb5454c77675b92ce5b5f15fe5d6e8e130b66', 'S4lt'],
  ['sha256-salt-last', '485e93bdbb77f03e06f3205e96fa89e9427db873292750af2d058fa0b3a8f49a', 'S4lt'],
  [
    'sha512-salt-first',
    'ce680b6b1a7b63b21815bebd814e179c4089ec3962d6ecb2e8b6056391cf06db63619243be72fb496b0cc690896d80d7a4e274d1506522eecb653afe15a1a910',
    'S4lt',
  ],
  [
    'sha512-salt-last',
    'd888b3d7c071acf495cf8c5a85de82186ba2f24a42478fd41777faa8d844f5dc234be938ffb1f2c4efa92f9934abcc0a33ed237a9f7556ae669b863c12ae05ff',
    'S4lt',
  ],
]

describe('hashes of other programs', () => {
  test.each(self)('%s is recognised and verified', async (_, algorithm, hash, password = word) => {
    const read = readLegacy(hash, null, null)
    if ('unread' in read) throw new Error(read.unread)
    expect(read).toEqual({ hash, algorithm, salt: null })
    expect(await matchesLegacy(read, password)).toBe(true)
    expect(await matchesLegacy(read, `${password}.`)).toBe(false)
    expect(await matchesLegacy(read, '')).toBe(false)
    expect(looksLikeHash(hash)).toBe(true)
  })

  test.each(beside)('%s with its salt is verified', async (algorithm, hash, salt) => {
    expect(readLegacy(hash, algorithm, null)).toEqual({ unread: 'password_salt' })
    const read = readLegacy(hash, algorithm, salt)
    if ('unread' in read) throw new Error(read.unread)
    expect(await matchesLegacy(read, word)).toBe(true)
    expect(await matchesLegacy(read, word.toLowerCase())).toBe(false)
    expect(await matchesLegacy({ ...read, salt: `${salt}x` }, word)).toBe(false)
  })
})

describe('what is not taken', () => {
  test('a digest beside a salt has to be named, and what is no hash is none', () => {
    expect(recognised('825fb4c257813a62e6ed6e4c614245b7', 'S4lt')).toBeNull()
    expect(readLegacy('hunter2', null, null)).toEqual({ unread: 'password_unknown' })
    expect(readLegacy('hunter2', 'bcrypt', null)).toEqual({ unread: 'password_unknown' })
    expect(readLegacy('$2y$10$short', null, null)).toEqual({ unread: 'password_unknown' })
    expect(looksLikeHash('Hauptstraße 5')).toBe(false)
    expect([namedAlgorithm('SHA-256'), namedAlgorithm('Argon2ID'), namedAlgorithm('rot13')]).toEqual([
      'sha256',
      'argon2',
      null,
    ])
  })

  const rest = 'abcdefghijklmnopqrstuuaxiRjASQQqmPdbuZcL6.REXGZVHzaGK'
  test.each([
    `$2y$31$${rest}`,
    `$2y$03$${rest}`,
    `$wp$2y$20$${rest}`,
    '$P$Z55D6LjfHDkINU5wF.v2BuuzO0/XPk/',
    '$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=65536,t=4000000000,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=4096,t=1,p=255$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    'df53287b77bd3dbf87e73c09db8e36e77ccf8fe6e3637a37f153bf854c04ad53:Xy7:3_32_99_9999999999',
  ])('%s asks for too much, when it comes and when it is tried', async (hash) => {
    expect(readLegacy(hash, null, null)).toEqual({ unread: 'password_costs' })
    const algorithm = recognised(hash, null)!
    const start = performance.now()
    expect(await matchesLegacy({ hash, algorithm, salt: null }, word)).toBe(false)
    expect(performance.now() - start).toBeLessThan(100)
  })

  test('a password that is longer than any, or ends early', async () => {
    const bcrypt = { hash: `$2y$10$${rest}`, algorithm: 'bcrypt', salt: null } as const
    expect(await matchesLegacy(bcrypt, 'x'.repeat(5_000))).toBe(false)
    expect(await matchesLegacy(bcrypt, `${word}\0more`)).toBe(false)
  })
})
