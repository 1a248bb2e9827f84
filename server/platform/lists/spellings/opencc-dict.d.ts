declare module 'opencc-js/dict/*' {
  /** `from to` pairs, a bar between them; several answers of one sign have blanks between them, the usual one first. */
  const pairs: string
  export default pairs
}
