import { shopFile } from './shop.ts'

export const mailchimp = shopFile({
  name: 'mailchimp',
  shop: 'Mailchimp',
  signs: ['Email Address', 'First Name', 'Last Name', 'MEMBER_RATING'],
  columns: {
    'Email Address': 'email',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Address: 'address.line1',
    'Phone Number': 'phones',
    Birthday: 'date_of_birth',
    Tags: 'tags',
    NOTES: 'note',
    OPTIN_TIME: 'created_at',
  },
  left_out: {
    figures: ['MEMBER_RATING'],
    stages: ['CONFIRM_TIME', 'UNSUB_TIME', 'UNSUB_CAMPAIGN_TITLE', 'UNSUB_CAMPAIGN_ID', 'UNSUB_REASON'],
    technical: [
      'OPTIN_IP',
      'CONFIRM_IP',
      'LATITUDE',
      'LONGITUDE',
      'GMTOFF',
      'DSTOFF',
      'TIMEZONE',
      'CC',
      'REGION',
      'LAST_CHANGED',
      'LEID',
      'EUID',
    ],
  },
  settings: { match: ['email'] },
})

export const brevo = shopFile({
  name: 'brevo',
  shop: 'Brevo',
  signs: ['EMAIL', 'LASTNAME', 'FIRSTNAME', 'EMAIL_BLACKLISTED'],
  columns: {
    EMAIL: 'email',
    LASTNAME: 'last_name',
    FIRSTNAME: 'first_name',
    SMS: { target: 'phones', label: 'Mobile' },
    ADDED_TIME: 'created_at',
  },
  left_out: {
    stages: ['EMAIL_BLACKLISTED', 'SMS_BLACKLISTED', 'DOUBLE_OPT-IN', 'OPT_IN'],
    technical: ['MODIFIED_TIME'],
  },
  settings: { match: ['email'] },
})

export const klaviyo = shopFile({
  name: 'klaviyo',
  shop: 'Klaviyo',
  signs: ['Email', 'First Name', 'Last Name', 'Phone Number', 'Organization'],
  columns: {
    Email: 'email',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Phone Number': 'phones',
    Organization: 'company_name',
    Title: 'position',
    Address: 'address.line1',
    'Address 2': 'address.line2',
    City: 'address.city',
    'State / Region': 'address.region',
    'Zip Code': 'address.postal_code',
    Country: 'address.country',
    Tags: 'tags',
    'Klaviyo ID': { target: 'external_ids', source: 'klaviyo' },
  },
  left_out: {
    stages: ['Email Marketing Consent', 'SMS Marketing Consent'],
    technical: ['Latitude', 'Longitude', 'IP Address'],
  },
  settings: { match: ['external_id', 'email'] },
})
