/** A body for each operation where one says more than its schema, by the id of the operation. */
export const examples: Record<string, unknown> = {
  createCustomer: {
    email: 'anna.muller@example.com',
    first_name: 'Anna',
    last_name: 'Müller',
    phones: [{ number: '+49 30 1234567', label: 'Home' }],
    locale: 'de-DE',
    tags: ['wholesale'],
    external_ids: [{ source: 'shop', external_id: '1005' }],
  },
  patchCustomer: { last_name: 'Müller-Schmidt', position: null, tags: ['wholesale', 'spring'] },
  createAddress: {
    first_name: 'Anna',
    last_name: 'Müller',
    line1: 'Invalidenstraße 116',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE',
  },
  patchAddress: { line2: 'Rear building', default_shipping: true },
  createNote: { html: '<p>Prefers to be called <strong>after 6 pm</strong>.</p>' },
  createTableView: {
    resource: 'customers',
    name: 'On hold in Berlin',
    names: { de: 'Gesperrt in Berlin' },
    columns: [{ column: 'name' }, { column: 'phones', width: 180 }, { column: 'created_at' }],
    sort: '-created_at',
    filter: {
      all: [
        { field: 'billing_city', op: 'eq', value: 'Berlin' },
        { field: 'on_hold', op: 'eq', value: true },
      ],
    },
  },
  patchTableView: { density: 'compact' },
  createSite: { code: 'de', name: 'Germany', languages: ['de'], currencies: ['EUR'], countries: ['DE', 'AT'] },
  patchSite: { name: 'Germany and Austria' },
  createRole: { code: 'newsletter', name: 'Newsletter', permissions: ['customers.read', 'customers.personal'] },
  patchRole: { permissions: ['customers.read'] },
  createApiKey: { name: 'Shop', role_id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01', requests_per_minute: 600 },
  createStaff: {
    email: 'carla@example.com',
    name: 'Carla Costa',
    role_ids: ['0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01'],
  },
  patchStaff: { active: false },
  patchSettings: { number_prefix: 'C-' },
  patchProfile: { language: 'de' },
  putPreference: { value: { columns: ['name', 'phones'] } },
  previewImport: { file_id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01' },
  startImport: {
    file_id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01',
    dry_run: true,
    settings: {
      mapping: [
        { column: 'E-mail', target: 'email' },
        { column: 'First name', target: 'first_name' },
        { column: 'Customer id', target: 'external_ids', source: 'shop' },
      ],
      match: ['external_id', 'email'],
    },
  },
}
