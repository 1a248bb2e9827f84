import { describe, expect, test } from 'vitest'
import { passwordProblem } from './passwords.ts'

const ada = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' }

describe('passwordProblem', () => {
  test.each([
    ['elevenchars', 'password_too_short'],
    ['x'.repeat(129), 'password_too_long'],
    ['password1234', 'password_common'],
    ['Passwort2026!', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['abababababab', 'password_common'],
    ['123456789012', 'password_common'],
    ['098765432109', 'password_common'],
    ['abcdefghijklm', 'password_common'],
    ['qwertyuiop123', 'password_common'],
    ['ADA.LOVELACE@example.com', 'password_like_name'],
    ['Ada Lovelace', 'password_like_name'],
    ['ada.lovelace1', 'password_like_name'],
  ])('refuses %s: %s', (password, problem) => {
    expect(passwordProblem(password, ada)).toBe(problem)
  })

  test('refuses the name of a site with little around it', () => {
    const sites = ['Muster-Shop', 'Ox']
    expect(passwordProblem('MusterShop2026!', ada, sites)).toBe('password_like_name')
    expect(passwordProblem('x-muster-shop-1', ada, sites)).toBe('password_like_name')
    expect(passwordProblem('mustershop tulip vinyl', ada, sites)).toBe(null)
    expect(passwordProblem('oxygen tulip vinyl', ada, sites)).toBe(null)
  })

  test.each([
    'bread tulip vinyl',
    'tr7$Kq!mZ2xw',
    'Жёлтый-трамвай-7',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧',
    'my password is long',
  ])('takes %s', (password) => {
    expect(passwordProblem(password, ada)).toBe(null)
  })

  test('counts characters, not units: twelve emoji are twelve', () => {
    expect(passwordProblem('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔', ada)).toBe('password_too_short')
  })
})
