import { z } from 'zod'
import { countryCode, currencyCode, localeTag } from '../platform/codes.ts'
import { endpoint } from '../platform/endpoint.ts'
import { filledLine } from '../platform/line.ts'

/** A code of a site or role: lower-case letters, digits, `_`, `-`; starts with a letter or digit; at most 32. */
export const codePattern = /^[a-z0-9][a-z0-9_-]{0,31}$/

const unique = <T>(list: T[]) => [...new Set(list)]
const list = (one: z.ZodType<string>) => z.array(one).max(250).transform(unique)

const editable = {
  name: filledLine(100),
  /** A site that is switched off stays on its records and is offered for no new ones. */
  active: z.boolean(),
  languages: list(localeTag),
  currencies: list(currencyCode),
  countries: list(countryCode),
  /** Sites are listed by position, then by name. */
  position: z.number().int().min(0).max(10_000),
}

/** A storefront or market. Its code is given once. Exactly one site is the default. */
export const site = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    active: z.boolean(),
    is_default: z.boolean(),
    languages: z.array(z.string()),
    currencies: z.array(z.string()),
    countries: z.array(z.string()),
    position: z.number().int(),
    version: z.number().int(),
    created_at: z.string(),
  })
  .meta({ id: 'Site' })

export const siteCreate = z
  .strictObject({
    code: z.string().trim().regex(codePattern, 'code'),
    name: editable.name,
    active: editable.active.default(true),
    languages: editable.languages.default([]),
    currencies: editable.currencies.default([]),
    countries: editable.countries.default([]),
    position: editable.position.optional(),
  })
  .meta({ id: 'SiteInput' })

/** `is_default: true` makes this site the default and takes it from the other one. */
export const sitePatch = z
  .strictObject({ ...editable, is_default: z.literal(true) })
  .partial()
  .meta({ id: 'SitePatch' })

export type Site = z.output<typeof site>
export type SiteCreate = z.output<typeof siteCreate>
export type SitePatch = z.output<typeof sitePatch>

const params = z.object({ id: z.guid() })
const tag = 'Sites'

export const listSites = endpoint({
  id: 'listSites',
  method: 'GET',
  path: '/sites',
  access: 'signed_in',
  tag,
  summary: 'List sites: those that you may see',
  response: z.object({ items: z.array(site) }),
})

export const createSite = endpoint({
  id: 'createSite',
  method: 'POST',
  path: '/sites',
  access: 'sites.manage',
  tag,
  summary: 'Create a site',
  errors: ['code_taken'],
  body: siteCreate,
  response: site,
  creates: true,
})

export const patchSite = endpoint({
  id: 'patchSite',
  method: 'PATCH',
  path: '/sites/:id',
  access: 'sites.manage',
  tag,
  summary: 'Change a site',
  description: '`is_default: true` makes this site the default and takes it from the other one.',
  errors: ['default_site', 'conflict'],
  params,
  body: sitePatch,
  response: site,
  versioned: true,
})

export const deleteSite = endpoint({
  id: 'deleteSite',
  method: 'DELETE',
  path: '/sites/:id',
  access: 'sites.manage',
  tag,
  summary: 'Delete a site that nothing uses',
  errors: ['default_site', 'in_use'],
  params,
  versioned: true,
})
