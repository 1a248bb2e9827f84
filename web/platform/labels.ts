/** The same labels in another language: every key, other words; plural forms that English lacks may be added. */
export type Labels<T> = {
  [K in keyof T]: T[K] extends string ? string : Labels<T[K]>
} & {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_few` | `${Base}_many` : never]?: string
}
