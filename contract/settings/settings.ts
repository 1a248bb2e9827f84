import { z } from 'zod'
import { countryCode, currencyCode, localeTag } from '../platform/codes.ts'
import { endpoint } from '../platform/endpoint.ts'
import { typed } from '../platform/schemas.ts'

/** Languages that the pages for staff are written in. */
export const staffLanguages = ['en', 'de'] as const
export const staffLanguage = z.enum(staffLanguages)
export type StaffLanguage = (typeof staffLanguages)[number]

export const settingGroups = ['general', 'customers', 'staff', 'jobs'] as const
export type SettingGroup = (typeof settingGroups)[number]

/** How a form asks for a setting. */
export type SettingControl = 'country' | 'currency' | 'locales' | 'choice' | 'text' | 'number' | 'flag' | 'date'

export interface Setting<S extends z.ZodType = z.ZodType> {
  group: SettingGroup
  control: SettingControl
  schema: S
  /** Holds until somebody changes it. */
  standard: z.output<S>
  choices?: readonly string[]
}

const setting = <S extends z.ZodType>(
  group: SettingGroup,
  control: SettingControl,
  schema: S,
  standard: z.output<S>,
  choices?: readonly string[],
): Setting<S> => ({ group, control, schema, standard, ...(choices && { choices }) })

const flag = (group: SettingGroup, standard: boolean) => setting(group, 'flag', z.boolean(), standard)
const whole = (group: SettingGroup, standard: number, least: number, most: number) =>
  setting(group, 'number', z.number().int().min(least).max(most), standard)

export const accountRealms = ['all', 'site'] as const

/** Every setting of the installation, listed once, in the order of the form. A label is `settings.<name>`. */
export const settings = {
  base_country: setting('general', 'country', countryCode, 'US'),
  base_currency: setting('general', 'currency', currencyCode, 'USD'),
  /** Languages that customers are written to in; the first one is assumed where nothing is known. */
  languages: setting('general', 'locales', z.array(localeTag).min(1).max(50), ['en']),
  /** Language of the pages for a new member of staff, and of the sign-in page. */
  staff_language: setting('general', 'choice', staffLanguage, 'en', staffLanguages),
  /** Stands before the counter of a customer number. */
  number_prefix: setting(
    'customers',
    'text',
    z
      .string()
      .trim()
      .max(16)
      .regex(/^[A-Za-z0-9_-]*$/, 'number_prefix'),
    '',
  ),
  /** Where the e-mail of an account is unique: in the whole installation, or within a site. */
  account_realm: setting('customers', 'choice', z.enum(accountRealms), 'all', accountRealms),
  /** Last day on which password hashes of other programs are kept; null: until their owners sign in. */
  legacy_passwords_until: setting('customers', 'date', z.iso.date({ error: 'date' }).nullable(), null),
  require_email: flag('customers', true),
  require_first_name: flag('customers', true),
  require_last_name: flag('customers', true),
  active_on_creation: flag('customers', true),
  on_hold_on_creation: flag('customers', false),
  /** Whether the gender is guessed from the name. Off: what was guessed is cleared. */
  presume_gender: flag('customers', true),
  /** Minutes without a request after which a sign-in ends. */
  session_idle_minutes: whole('staff', 720, 5, 43_200),
  /** Days after which a sign-in ends in any case. */
  session_days: whole('staff', 30, 1, 365),
  /** Days that e-mails and addresses stay in the security log; its lines stay for good. */
  security_details_days: whole('staff', 90, 1, 3_650),
  /** Days that finished jobs, and letters sent, stay on their pages. */
  keep_finished_days: whole('jobs', 30, 1, 3_650),
  /** Days that the files of an export can be downloaded. */
  keep_exports_days: whole('jobs', 7, 1, 365),
} as const

export type SettingName = keyof typeof settings
export type Settings = { [K in SettingName]: z.output<(typeof settings)[K]['schema']> }

export const settingNames = Object.keys(settings) as SettingName[]

const shape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema]))
const patchShape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema.optional()]))

/** The values of all settings, as an answer gives them. */
export const settingValues = typed<Settings>(z.object(shape).meta({ id: 'Settings' }))
export const settingsRecord = typed<Settings & { version: number }>(
  z.object({ version: z.number().int(), ...shape }).meta({ id: 'SettingsRecord' }),
)
/** Any of the settings; what is left out stays. */
export const settingsPatch = typed<Partial<Settings>>(z.strictObject(patchShape).meta({ id: 'SettingsPatch' }))
export type SettingsRecord = z.output<typeof settingsRecord>

const tag = 'Settings'

export const getSettings = endpoint({
  id: 'getSettings',
  method: 'GET',
  path: '/settings',
  access: 'signed_in',
  tag,
  summary: 'Read the settings of the installation',
  response: settingsRecord,
})

export const patchSettings = endpoint({
  id: 'patchSettings',
  method: 'PATCH',
  path: '/settings',
  access: 'settings.manage',
  tag,
  summary: 'Change settings',
  errors: ['in_use'],
  body: settingsPatch,
  response: settingsRecord,
  versioned: true,
})
