import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The clipboard is there for pages served by TLS or from this computer alone; elsewhere the old way still works. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

/** Copies a value; `what` names it for people who do not see the picture. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setCopied(false), 1_500)
    return () => clearTimeout(timer)
  }, [copied])
  const label = copied ? t('ui.copied') : t('ui.copy', { what })
  return (
    <Tooltip label={label}>
      <ActionIcon
        onClick={() => void copyText(value).then(() => setCopied(true))}
        aria-label={label}
        color={copied ? 'green' : 'gray'}
      >
        {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
    </Tooltip>
  )
}
