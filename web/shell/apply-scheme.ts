import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { schemes } from '../platform/scheme.ts'
import { useSession } from '../platform/session.tsx'

/** Takes the colours that the person once chose into this browser. */
export function useKeptScheme(): void {
  const { preferences } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const kept = schemes.find((scheme) => scheme === preferences['scheme'])
  useEffect(() => {
    if (kept) setColorScheme(kept)
  }, [kept, setColorScheme])
}
