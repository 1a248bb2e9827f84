import '@mantine/core/styles.layer.css'
import './ui/theme.css'
import './references.ts'
import './slices.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from './platform/i18n.ts'
import { queryClient } from './platform/query-client.ts'
import { schemeManager } from './platform/scheme.ts'
import { router } from './routes.tsx'
import { ConfirmProvider } from './ui/confirm.tsx'
import { LazyToasts } from './ui/LazyToasts.tsx'
import { schemeVariables, theme } from './ui/theme.ts'

await startI18n()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={schemeVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <ConfirmProvider>
          <RouterProvider router={router} />
        </ConfirmProvider>
        <LazyToasts />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
