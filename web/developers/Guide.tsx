import { useTranslation } from 'react-i18next'
import { errorStatus, type ErrorCode } from '../../contract/errors.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { useCan } from '../platform/session.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { FilterGuide } from './FilterGuide.tsx'
import { guideExamples, guideSections, type GuideSection } from './guide-sections.ts'
import { Words } from './Words.tsx'
import classes from './developers.module.css'

/** How the API works: what is the same for all of its operations. */
export function Guide() {
  return guideSections.map((name) => <Chapter key={name} name={name} />)
}

function Chapter({ name }: { name: GuideSection }) {
  const { t } = useTranslation()
  const title = t(`developers.guide.${name}.title`)
  return (
    <section id={name} className={classes.chapter} aria-labelledby={`${name}-title`}>
      <h3 id={`${name}-title`} className={classes.chapterTitle}>
        {title}
      </h3>
      <div className={classes.words}>
        <Words text={t(`developers.guide.${name}.text`)} />
      </div>
      {name === 'start' && <KeyLink />}
      {guideExamples[name]?.(window.location.origin).map((code, at) => (
        <CodeBlock
          key={code}
          code={code}
          what={t('developers.example_of', { name: at === 0 ? title : `${title}, ${at + 1}` })}
        />
      ))}
      {name === 'filters' && <FilterGuide />}
      {name === 'errors' && <ErrorCodes />}
    </section>
  )
}

/** Where keys are made, for those who may make them. */
function KeyLink() {
  const { t } = useTranslation()
  const can = useCan()
  if (!can('api_keys.manage')) return <p className={classes.words}>{t('developers.ask_for_key')}</p>
  return (
    <p>
      <LinkButton to="/api-keys/new" variant="default">
        {t('developers.make_key')}
      </LinkButton>
    </p>
  )
}

function ErrorCodes() {
  const { t } = useTranslation()
  const codes = Object.entries(errorStatus) as [ErrorCode, number][]
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('developers.error_codes')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('developers.code')}</th>
            <th scope="col">{t('developers.status')}</th>
            <th scope="col">{t('developers.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(([code, status]) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{status}</td>
              <td>{t(`errors.${code}` as 'errors.file_quotes', { row: 'n' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
