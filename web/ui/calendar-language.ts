import { useEffect, useState } from 'react'

const loaders: Record<string, () => Promise<unknown>> = {
  de: () => import('dayjs/locale/de.js'),
}

/** Names of months and weekdays of the calendar: fetched for the language of the page, English until then. */
export function useCalendarLanguage(locale: string): string {
  const language = locale.slice(0, 2)
  const [loaded, setLoaded] = useState('en')
  useEffect(() => {
    let current = true
    const load = loaders[language]
    if (load === undefined) setLoaded('en')
    else void load().then(() => current && setLoaded(language))
    return () => {
      current = false
    }
  }, [language])
  return loaded
}
