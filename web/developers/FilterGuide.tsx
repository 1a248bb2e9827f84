import { useTranslation } from 'react-i18next'
import { recordScope } from '../../contract/record-scope.ts'
import { operatorsFor, type FilterScope } from '../../contract/platform/filter/filter.ts'
import { operandKind, operatorNames } from '../../contract/platform/filter/operators.ts'
import { inline } from './Words.tsx'
import classes from './developers.module.css'

const customers = recordScope('customer')

/** The operators of the filter language, and the fields that they may ask about. */
export function FilterGuide() {
  const { t } = useTranslation()
  return (
    <>
      <Table
        title={t('developers.operators')}
        heads={[t('developers.operator'), t('developers.value'), t('developers.meaning')]}
      >
        {operatorNames.map((op) => (
          <tr key={op}>
            <th scope="row">
              <code>{op}</code>
            </th>
            <td>{inline(t(`developers.operands.${operandKind(op)}`))}</td>
            <td>{t(`records.operators.${op}`)}</td>
          </tr>
        ))}
      </Table>
      <Fields title={t('developers.fields_of_customers')} scope={customers} />
      {Object.entries(customers.relations).map(([name, scope]) => (
        <Fields key={name} title={t('developers.fields_of_relation', { name })} scope={scope} />
      ))}
    </>
  )
}

function Fields({ title, scope }: { title: string; scope: FilterScope }) {
  const { t } = useTranslation()
  return (
    <Table title={title} heads={[t('developers.field'), t('developers.kind'), t('developers.operators')]}>
      {scope.fields
        .filter((field) => field.filterable)
        .map((field) => (
          <tr key={field.name}>
            <th scope="row">
              <code>{field.name}</code>
            </th>
            <td>{field.kind}</td>
            <td>
              {operatorsFor(field).map((op) => (
                <code key={op} className={classes.errorCode}>
                  {op}
                </code>
              ))}
            </td>
          </tr>
        ))}
    </Table>
  )
}

function Table({ title, heads, children }: { title: string; heads: readonly string[]; children: React.ReactNode }) {
  return (
    <details className={classes.details}>
      <summary>{title}</summary>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </details>
  )
}
