import { ActionIcon, Select, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { operatorsFor } from '../../../contract/platform/filter/filter.ts'
import { operandKind } from '../../../contract/platform/filter/operators.ts'
import type { Field } from '../../../contract/platform/record.ts'
import { fieldText } from '../../platform/problem.ts'
import { entering } from '../kinds/enter/entered.ts'
import { selectText } from '../kinds/enter/select-text.ts'
import { firstValue, newCondition, type DraftCondition } from './draft.ts'
import classes from './filter.module.css'
import { operatorText } from './filter-words.ts'
import type { EditorProps } from './GroupEditor.tsx'
import type { Words } from '../words.ts'

/** A field, an operator, and what it compares with. */
export function ConditionEditor({
  condition,
  scope,
  words: { words },
  problems,
  change,
  onRemove,
}: EditorProps & { condition: DraftCondition; onRemove: () => void }) {
  const { t } = words
  const fields = scope.fields.filter((field) => field.filterable)
  const field = fields.find((one) => one.name === condition.field)
  const problem = problems[condition.id]
  const set = (part: Partial<DraftCondition>): void => change(condition.id, () => ({ ...condition, ...part }))
  const label = field === undefined ? condition.field : words.label(field)
  return (
    <div className={classes.condition}>
      <Select
        aria-label={t('records.filter.field')}
        data={fields.map((one) => ({ value: one.name, label: words.label(one) }))}
        value={condition.field}
        onChange={(name) => name && change(condition.id, () => ({ ...newCondition(scope, name), id: condition.id }))}
        searchable
        {...selectText}
        allowDeselect={false}
        nothingFoundMessage={t('records.nothingFound')}
      />
      {field && (
        <Select
          aria-label={t('records.filter.operatorOf', { field: label })}
          data={operatorsFor(field).map((op) => ({ value: op, label: operatorText(words, field, op) }))}
          value={condition.op}
          onChange={(op) =>
            op &&
            set({
              op,
              value: operandKind(op) === operandKind(condition.op) ? condition.value : firstValue(field.kind, op),
            })
          }
          allowDeselect={false}
        />
      )}
      <div className={classes.operand}>
        {field && operandKind(condition.op) !== 'none' && (
          <ConditionOperand field={field} words={words} condition={condition} onChange={(value) => set({ value })} />
        )}
        {problem && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {fieldText(t, problem)}
          </Text>
        )}
      </div>
      <ActionIcon aria-label={t('records.filter.removeCondition', { field: label })} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

interface OperandProps {
  field: Field
  words: Words
  condition: DraftCondition
  onChange: (value: unknown) => void
}

function ConditionOperand({ field, words, condition: { op, value }, onChange }: OperandProps) {
  const { Operand } = entering(field)
  const label = words.t('records.filter.valueOf', { field: words.label(field) })
  return <Operand field={field} words={words} op={op} value={value} onChange={onChange} label={label} />
}
