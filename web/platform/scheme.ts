import { localStorageColorSchemeManager, type MantineColorScheme } from '@mantine/core'

/** Light, dark or as the system says: kept in the browser under the key that public/scheme.js reads before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: 'clientele-scheme' })

export const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]
