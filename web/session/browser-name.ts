import type { TFunction } from 'i18next'

const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** A browser as people call it: "Firefox on Linux". What is not known is shown by its first word. */
export function browserName(t: TFunction, userAgent: string): string {
  const browser = browsers.find(([, sign]) => sign.test(userAgent))?.[0] ?? userAgent.split(/[\s/]/)[0]
  const system = systems.find(([, sign]) => sign.test(userAgent))?.[0]
  if (!browser) return t('session.unknown_browser')
  return system ? t('session.on_system', { browser, system }) : browser
}
