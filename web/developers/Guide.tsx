import { useTranslation } from 'react-i18next'
import { LinkButton } from '../ui/LinkButton.tsx'
import { useCan } from '../platform/session.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import type { OpenApi } from './document.ts'
import { FilterGuide } from './FilterGuide.tsx'
import { guideExamples, guideSections, type GuideSection } from './guide-sections.ts'
import { inline, Words } from './Words.tsx'
import classes from './developers.module.css'

/** How the API works: what is the same for all of its operations. */
export function Guide({ document }: { document: OpenApi }) {
  return guideSections.map((name) => <Chapter key={name} name={name} document={document} />)
}

function Chapter({ name, document }: { name: GuideSection; document: OpenApi }) {
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
      {name === 'errors' && <ErrorCodes document={document} />}
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

function ErrorCodes({ document }: { document: OpenApi }) {
  const { t } = useTranslation()
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
          {Object.entries(document['x-errors']).map(([code, { status, description }]) => (
            <tr key={code}>
              <th scope="row">
                <code>{code}</code>
              </th>
              <td>{status}</td>
              <td>{inline(description)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
