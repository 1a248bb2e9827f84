declare module '../platform/database/db.ts' {
  interface Tables {
    notes: {
      id: string
      customer_id: string | null
      unit_id: string | null
      at: string
      author_id: string | null
      author_name: string
      html: string
      text: string
      pinned_at: string | null
    }
  }
}

export {}
