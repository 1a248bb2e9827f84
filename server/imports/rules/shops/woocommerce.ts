import { prefixed, shopFile } from './shop.ts'

const shop = 'WooCommerce'
const id = { target: 'external_ids', source: 'woocommerce' }

const fields = {
  first_name: 'first_name',
  last_name: 'last_name',
  company: 'company_name',
  address_1: 'line1',
  address_2: 'line2',
  postcode: 'postal_code',
  city: 'city',
  state: 'region',
  country: 'country',
}

const addresses = {
  ...prefixed('billing_', 'billing', fields),
  ...prefixed('shipping_', 'shipping', fields),
  billing_phone: 'phones',
  shipping_phone: 'shipping.phone',
}

const figures = [
  'orders',
  'total_spent',
  'order_count',
  'last_order_date',
  'last_update',
  'Orders',
  'Total Spend',
  'AOV',
]
const technical = [
  'billing_email',
  'user_login',
  'username',
  'user_nicename',
  'display_name',
  'nickname',
  'user_url',
  'user_status',
]
const settings = [
  'rich_editing',
  'syntax_highlighting',
  'comment_shortcuts',
  'admin_color',
  'use_ssl',
  'show_admin_bar_front',
  'wp_user_level',
  'wp_capabilities',
  'show_welcome_panel',
  'session_tokens',
  'dismissed_wp_pointers',
]

/** Users with their billing and shipping data, as the exporters of users write them. */
export const woocommerce = shopFile({
  name: 'woocommerce',
  shop,
  password: 'user_pass',
  signs: ['user_email', 'billing_first_name', 'billing_address_1'],
  columns: {
    ID: id,
    user_email: 'email',
    user_registered: 'created_at',
    first_name: 'first_name',
    last_name: 'last_name',
    description: 'note',
    locale: 'locale',
    ...addresses,
  },
  left_out: {
    figures,
    groups: ['roles', 'role'],
    passwords: ['user_pass'],
    technical: ['customer_id', ...technical, ...settings],
  },
  settings: { match: ['external_id', 'email'], accounts: true },
})

/** Customers as the exporter of orders and customers writes them; guests have the id 0. */
export const woocommerceCustomers = shopFile({
  name: 'woocommerce_customers',
  shop,
  signs: ['customer_id', 'email', 'date_registered', 'billing_address_1'],
  columns: {
    email: 'email',
    date_registered: 'created_at',
    first_name: 'first_name',
    last_name: 'last_name',
    ...addresses,
  },
  left_out: { figures, groups: ['role', 'roles'], passwords: ['user_pass'], technical: ['customer_id', ...technical] },
  settings: { match: ['email'] },
})

/** The table of customers among the shop's reports. */
export const woocommerceReport = shopFile({
  name: 'woocommerce_report',
  shop,
  signs: ['Name', 'Username', 'Last Active', 'Email', 'AOV'],
  columns: {
    Name: 'full_name',
    Email: 'email',
    'Sign Up': 'created_at',
    'Country / Region': 'address.country',
    City: 'address.city',
    Region: 'address.region',
    'Postal Code': 'address.postal_code',
  },
  left_out: { figures, technical: ['Username', 'Last Active'] },
  settings: { match: ['email'] },
})

/** The same report with an id, as tools that read it write it. */
export const woocommerceAnalytics = shopFile({
  name: 'woocommerce_analytics',
  shop,
  signs: ['Customer ID', 'Username', 'Total spend', 'Order count'],
  columns: {
    'Customer ID': { target: 'external_ids', source: 'woocommerce customer' },
    'First name': 'first_name',
    'Last name': 'last_name',
    Email: 'email',
    'Billing Phone': 'phones',
    City: 'address.city',
    Region: 'address.region',
    Postcode: 'address.postal_code',
    Country: 'address.country',
  },
  left_out: { figures: [...figures, 'Order count'], technical: ['Username', 'Last Active'] },
  settings: { match: ['external_id', 'email'] },
})
