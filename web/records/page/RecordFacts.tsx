import { Fact, Facts } from '../../ui/Facts.tsx'
import { Section } from '../../ui/Section.tsx'
import { showing } from '../kinds/show/shown.ts'
import { useWords, type RecordView } from '../words.ts'

/** What a row says, field by field, only to be read. */
export function RecordFacts({ of, row, title }: { of: RecordView; row: object; title: string }) {
  const words = useWords(of)
  const values = row as Record<string, unknown>
  return (
    <Section title={title}>
      <Facts>
        {of.fields
          .filter(({ name }) => name !== 'updated_at')
          .map((field) => {
            const { Value, text } = showing(field)
            const value = values[field.name] ?? null
            const blank = value === null || (Array.isArray(value) && value.length === 0)
            return (
              <Fact key={field.name} name={words.label(field)}>
                {!blank && (Value ? <Value value={value} field={field} words={words} /> : text(value, field, words))}
              </Fact>
            )
          })}
      </Facts>
    </Section>
  )
}
