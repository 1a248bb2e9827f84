import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'

test.for([
  '1q2w3e4r5t6y',
  '123qweasdzxc',
  'Liverpool1892!!',
  '!!2024chocolate2024',
  'MichelleMichelle',
  'ＷＥＬＣＯＭＥ２０２４',
  'superman123456',
])('%s is guessed first', async (password) => expect(await isCommonPassword(password)).toBe(true))

test.for([
  'bread tulip vinyl',
  'correct donkey batteries',
  'mJ7#kk2!pQ0z',
  'Ein Haus im Grünen',
  '鍵は海の底にある夜明け',
  '',
])('%s is not', async (password) => expect(await isCommonPassword(password)).toBe(false))
