import { Pill } from '@mantine/core'
import { useState } from 'react'
import { operandKind } from '../../../../contract/platform/filter/operators.ts'
import { soughtOf, type Sought } from '../../sought.ts'
import { referredName } from '../../words.ts'
import { listedReference } from './choices.tsx'
import { inputFrame, type Entering, type InputProps, type OperandProps } from './entering.ts'
import { asText, asTexts } from './operand.ts'
import { ReferenceSearch } from './ReferenceSearch.tsx'

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

function SoughtInput({ sought, ...props }: InputProps<string> & { sought: Sought }) {
  const { field, words, value, onChange, hints } = props
  const isChosen = value !== null && isId(value)
  return (
    <div>
      <ReferenceSearch
        resource={field.refers ?? ''}
        sought={sought}
        words={words}
        text={isChosen ? referredName(words, field, value) : (value ?? '')}
        isChosen={isChosen}
        onType={(text) => onChange(text === '' ? null : text)}
        onChoose={onChange}
        {...(!props.required && { onClear: () => onChange(null) })}
        frame={inputFrame(props)}
      />
      {hints['']}
    </div>
  )
}

function SoughtOperand({ sought, field, words, op, value, onChange, label }: OperandProps & { sought: Sought }) {
  const [typed, setTyped] = useState('')
  const shared = { resource: field.refers ?? '', sought, words, frame: { 'aria-label': label } }
  const id = asText(value)
  if (operandKind(op) !== 'many')
    return (
      <ReferenceSearch
        {...shared}
        text={isId(id) ? referredName(words, field, id) : id}
        isChosen={isId(id)}
        onType={onChange}
        onChoose={onChange}
      />
    )
  const ids = asTexts(value)
  return (
    <div>
      {ids.length > 0 && (
        <Pill.Group mb={4}>
          {ids.map((id) => (
            <Pill
              key={id}
              withRemoveButton
              removeButtonProps={{
                'aria-label': words.t('records.filter.removeChip', { text: referredName(words, field, id) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => onChange(ids.filter((other) => other !== id))}
            >
              {referredName(words, field, id)}
            </Pill>
          ))}
        </Pill.Group>
      )}
      <ReferenceSearch
        {...shared}
        text={typed}
        isChosen={false}
        onType={setTyped}
        onChoose={(id) => {
          setTyped('')
          onChange([...new Set([...ids, id])])
        }}
      />
    </div>
  )
}

/** Chosen from a list of all, or found by typing where there are too many for that. */
export const reference: Entering<string> = {
  Input: (props) => {
    const sought = soughtOf(props.field.refers)
    return sought ? <SoughtInput {...props} sought={sought} /> : <listedReference.Input {...props} />
  },
  Operand: (props) => {
    const sought = soughtOf(props.field.refers)
    return sought ? <SoughtOperand {...props} sought={sought} /> : <listedReference.Operand {...props} />
  },
}
