import type { Task } from '../../contract/tasks/endpoints.ts'
import { taskFieldList } from '../../contract/tasks/record.ts'
import { showing } from '../records/kinds/show/shown.ts'
import type { Words } from '../records/words.ts'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Section.tsx'

const shown = taskFieldList.filter(({ name }) => name !== 'updated_at')

/** What a task says, only to be read. */
export function TaskFacts({ task, words }: { task: Task; words: Words }) {
  return (
    <Section title={words.t('tasks.form.what')}>
      <Facts>
        {shown.map((field) => {
          const { Value, text } = showing(field)
          const value: unknown = task[field.name as keyof Task]
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
