import { shopFile } from './shop.ts'

export const stripe = shopFile({
  name: 'stripe',
  shop: 'Stripe',
  signs: ['id', 'Email', 'Name', 'Delinquent'],
  columns: {
    id: { target: 'external_ids', source: 'stripe' },
    Email: 'email',
    Name: 'full_name',
    Phone: 'phones',
    Description: 'note',
    Created: 'created_at',
    Currency: 'currency',
  },
  left_out: {
    figures: ['Total Spend', 'Payment Count', 'Refunded Volume', 'Dispute Losses', 'Average Order'],
    technical: ['Default Card', 'Card Number', 'Card Last 4', 'Card Type', 'Card Country', 'Delinquent'],
  },
  settings: { match: ['external_id', 'email'] },
})
