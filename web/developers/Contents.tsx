import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { guideSections } from './guide-sections.ts'
import classes from './developers.module.css'

interface Props {
  tags: readonly { name: string; count: number }[]
  query: string
  onQuery: (query: string) => void
}

/** What is on the page, and a search among its operations. */
export function Contents({ tags, query, onQuery }: Props) {
  const { t } = useTranslation()
  return (
    <nav className={classes.contents} aria-label={t('developers.contents')}>
      <TextInput
        type="search"
        aria-label={t('developers.search')}
        placeholder={t('developers.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
      <div className={classes.lists}>
        {query === '' && (
          <ul className={classes.list} aria-label={t('developers.guide_title')}>
            {guideSections.map((name) => (
              <li key={name}>
                <Link to="." hash={name} className={classes.link}>
                  {t(`developers.guide.${name}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <ul className={classes.list} aria-label={t('developers.reference')}>
          {tags.map(({ name, count }) => (
            <li key={name}>
              <Link to="." search={(search) => search} hash={tagId(name)} className={classes.link}>
                {name} <span className={classes.count}>{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

/** Address of a part of the API on the page: `API keys` is `tag-api-keys`. */
export const tagId = (name: string): string => `tag-${name.toLowerCase().replace(/\W+/g, '-')}`
