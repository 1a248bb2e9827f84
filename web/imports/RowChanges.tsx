import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '../../contract/imports/rows.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { useFormats } from '../platform/formats.ts'
import classes from './imports.module.css'
import { useChangeTexts } from './use-change-texts.ts'
import { remarkText } from './words.ts'

/** What a row would change, field by field, with the remarks on it and those who may be the same person. */
export function RowChanges({ row, resource }: { row: ImportRow; resource: ImportResource }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const texts = useChangeTexts(resource)
  const created = row.outcome === 'created'
  return (
    <>
      {row.changes.length > 0 && (
        <dl className={classes.changes}>
          {row.changes.map((change) => (
            <Fragment key={change.field}>
              <dt>{texts.field(change.field)}</dt>
              <dd>
                {!created && (
                  <>
                    <del>{texts.value(change.field, change.from)}</del>
                    <span aria-hidden> → </span>
                  </>
                )}
                <ins>{texts.value(change.field, change.to)}</ins>
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      {row.problems.map((problem, at) => (
        <p key={at} className={classes.quiet}>
          {[problem.column, problem.value].filter(Boolean).join(' · ')}
          {(problem.column ?? problem.value) !== null && ': '}
          {remarkText({ t, formats }, resource, problem)}
        </p>
      ))}
      {row.lookalikes.length > 0 && (
        <p className={classes.doubles}>
          {t('imports.doubles')}{' '}
          {row.lookalikes.map((double, at) => (
            <Fragment key={double.customer_id}>
              {at > 0 && ', '}
              <Anchor component={Link} to={`/customers/${double.customer_id}`} fz="inherit">
                {double.display_name}
              </Anchor>
              {` (${formats.list(double.reasons.map((reason) => t(`customers.doubles.reasons.${reason}`)))})`}
            </Fragment>
          ))}
        </p>
      )}
      {row.same_file.length > 0 && (
        <p className={classes.doubles}>
          {t('imports.same_file')}{' '}
          {row.same_file
            .map(
              ({ row: twin, reasons }) =>
                `${t('imports.row')} ${formats.number(twin)} (${formats.list(reasons.map((reason) => t(`customers.doubles.reasons.${reason}`)))})`,
            )
            .join(', ')}
        </p>
      )}
    </>
  )
}
