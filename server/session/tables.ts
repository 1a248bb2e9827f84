declare module '../platform/database/db.ts' {
  interface Tables {
    sign_in_attempts: { subject: string; attempts: number; started_at: string; blocked_until: string | null }
  }
}

export {}
