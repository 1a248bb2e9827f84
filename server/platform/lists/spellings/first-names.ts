/** First names that are spelt as another language has them, beside what their letters say; е stands for ё, too. */
export const firstNames: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'александр alexander',
    'олександр alexander',
    'александър alexander',
    'артем artiom',
    'екатерина catherine katerina',
    'катерина catherine',
    'петр peter piotr',
    'петър peter',
    'петро peter',
    'семен semion',
    'федор fiodor',
    'софья sofia',
    'эдуард edward',
    'марья maria',
  ].map((line) => {
    const [name = '', ...spellings] = line.split(' ')
    return [name, spellings] as const
  }),
)
