const row = 'a@fuzz.example,Fay\n'

/** Files that are no good table, or a strange one. */
export const tables: readonly Buffer[] = [
  Buffer.from(`email,first_name\n${row.repeat(50)}`),
  Buffer.from('email,first_name\n"a@fuzz.example,"F"ay"\n,,,,,,\n"'),
  Buffer.from('email,first_name\na\0@fuzz.example,\0\n\ud83d,\ufffd\n'),
  Buffer.from(`email,email,__proto__,constructor,,\n${row}`),
  Buffer.from(`\ufeff${'c,'.repeat(5_000)}\n${row}`),
  Buffer.from(`\ufeffemail\tfirst_name\r${row.replace(',', '\t')}`, 'utf16le'),
  Buffer.from('504b0304140000000800ffffffffffffffffffffffff', 'hex'),
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.from(`email,first_name\n${'é;'.repeat(40_000)}`, 'latin1'),
  Buffer.from(`email,first_name\n${'0001-01-01T00:00:00+23:59,10000-01-01\n'.repeat(20)}`),
  Buffer.from(`email,first_name\n"${'x'.repeat(1_200_000)}`),
  Buffer.from('sep=\n'),
  Buffer.from(''),
]
