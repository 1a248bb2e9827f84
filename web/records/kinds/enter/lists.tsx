import { TagsInput } from '@mantine/core'
import type { Email, EmailInput, ExternalId, Phone, PhoneInput } from '../../../../contract/platform/kinds/values.ts'
import { inputFrame, type Entering } from './entering.ts'
import { EmailsInput } from './EmailsInput.tsx'
import { ExternalIdsInput } from './ExternalIdsInput.tsx'
import { PhonesInput } from './PhonesInput.tsx'
import { TextOperand, WordsOperand } from './text.tsx'

export const tags: Entering<string[]> = {
  Input: (props) => (
    <TagsInput
      {...inputFrame({ ...props, errors: { '': props.errors[''] ?? Object.values(props.errors)[0] ?? '' } })}
      value={props.value ?? []}
      onChange={props.onChange}
      splitChars={[',', ';', '|']}
      maxTags={props.field.max ?? 50}
    />
  ),
  Operand: WordsOperand,
}

export const phones: Entering<PhoneInput[], Phone[]> = {
  Input: PhonesInput,
  Operand: TextOperand,
  toInput: (value) => value.map(({ id, number, label, extension }) => ({ id, number, label, extension })),
}

export const emails: Entering<EmailInput[], Email[]> = {
  Input: EmailsInput,
  Operand: TextOperand,
  toInput: (value) => value.map(({ id, address, label }) => ({ id, address, label })),
}

export const external_ids: Entering<ExternalId[]> = { Input: ExternalIdsInput, Operand: TextOperand }
