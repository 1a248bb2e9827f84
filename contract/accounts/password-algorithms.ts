/** Digests that shops have kept passwords as, bare or with a salt before or after the password. */
export const plainDigests = ['md5', 'sha1', 'sha256', 'sha512'] as const
export type PlainDigest = (typeof plainDigests)[number]

/**
 * How a shop may have hashed the passwords that an import brings. Those named first say themselves in the hash what they
 * are; the others are told by whoever imports.
 */
export const passwordAlgorithms = [
  'argon2',
  'bcrypt',
  'wordpress',
  'phpass',
  'drupal',
  'magento',
  'hybris-sha512-uid-salt',
  'opencart',
  'md5',
  'md5-salt-first',
  'md5-salt-last',
  'sha1',
  'sha1-salt-first',
  'sha1-salt-last',
  'sha256',
  'sha256-salt-first',
  'sha256-salt-last',
  'sha512',
  'sha512-salt-first',
  'sha512-salt-last',
] as const
export type PasswordAlgorithm = (typeof passwordAlgorithms)[number]

/** What takes a salt of its own, from a column beside the hash. */
export const takesSalt = (algorithm: PasswordAlgorithm): boolean =>
  algorithm === 'opencart' || algorithm === 'hybris-sha512-uid-salt' || /-salt-(first|last)$/.test(algorithm)
