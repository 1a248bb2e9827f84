import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { importSettings } from './settings.ts'
import { filledLine } from '../platform/line.ts'

/** What it takes to work with imports, in a sentence. */
export const importRight = 'Takes the permission to import the record that the rows become, such as `customers.import`.'

export const profileName = filledLine(100)

/** A mapping that is kept by name. Predefined ones come with the product and stay as they are. */
export const importProfile = z
  .object({
    id: z.string().nullable(),
    name: z.string(),
    settings: importSettings,
    predefined: z.boolean(),
    /** Fields that it was saved with and that are no more: their columns are left out. */
    gone: z.array(z.string()),
    version: z.number().int(),
  })
  .meta({ id: 'ImportProfile' })
export type ImportProfile = z.output<typeof importProfile>

const params = z.object({ id: z.guid() })
const tag = 'Imports'
const takes = importRight

export const listImportProfiles = endpoint({
  id: 'listImportProfiles',
  method: 'GET',
  path: '/import-profiles',
  access: 'signed_in',
  tag,
  summary: 'List the saved mappings',
  description: takes,
  errors: ['forbidden'],
  response: z.object({ items: z.array(importProfile) }),
})

export const createImportProfile = endpoint({
  id: 'createImportProfile',
  method: 'POST',
  path: '/import-profiles',
  access: 'signed_in',
  tag,
  summary: 'Save a mapping under a name',
  description: takes,
  errors: ['forbidden', 'conflict'],
  body: z.strictObject({ name: profileName, settings: importSettings }),
  response: importProfile,
  creates: true,
})

export const patchImportProfile = endpoint({
  id: 'patchImportProfile',
  method: 'PATCH',
  path: '/import-profiles/:id',
  access: 'signed_in',
  tag,
  summary: 'Change a saved mapping',
  description: takes,
  errors: ['forbidden', 'conflict'],
  params,
  body: z.strictObject({ name: profileName.optional(), settings: importSettings.optional() }),
  response: importProfile,
  versioned: true,
})

export const deleteImportProfile = endpoint({
  id: 'deleteImportProfile',
  method: 'DELETE',
  path: '/import-profiles/:id',
  access: 'signed_in',
  tag,
  summary: 'Delete a saved mapping',
  description: takes,
  errors: ['forbidden'],
  params,
  versioned: true,
})
